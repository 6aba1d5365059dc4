import protobuf from 'protobufjs';

/** A field somewhere in a Request, as the IDL has it: one that is added to the IDL is here by itself. */
export interface RequestField {
  /** `registerReq.name`; `token` */
  path: string;
  /** from the Request down: of the sub-message, of a message in it, and last its own */
  fields: readonly protobuf.Field[];
  /** that is called with it; of the envelope's own fields GameSync, which has a token */
  procedure: string;
  protocolId: number;
}

const GAME_SYNC = { procedure: 'GameSync', protocolId: 105 };
const FIRST_PROCEDURE_ID = 100;

/** Every field of every procedure's request and of the envelope, messages in messages included. */
export function requestFields(idl: string): RequestField[] {
  const { root } = protobuf.parse(idl);
  root.resolveAll();
  const request = root.lookupType('othello.Request');
  const isHeader = ({ id }: protobuf.Field) => id < FIRST_PROCEDURE_ID;
  return request.fieldsArray.flatMap((field) => {
    const { resolvedType, id, type } = field;
    if (isHeader(field)) return [{ path: field.name, fields: [field], ...GAME_SYNC }];
    const called = { procedure: type.replace(/^Req/, ''), protocolId: id };
    return resolvedType instanceof protobuf.Type ? fieldsIn(resolvedType, [field], called) : [];
  });
}

function fieldsIn(
  type: protobuf.Type,
  outer: readonly protobuf.Field[],
  called: Pick<RequestField, 'procedure' | 'protocolId'>,
): RequestField[] {
  return type.fieldsArray.flatMap((field) => {
    const fields = [...outer, field];
    const own = { path: fields.map(({ name }) => name).join('.'), fields, ...called };
    const { resolvedType } = field;
    const isKnown = outer.some((each) => each.resolvedType === resolvedType);
    if (!(resolvedType instanceof protobuf.Type) || isKnown) return [own];
    return [own, ...fieldsIn(resolvedType, fields, called)];
  });
}

export const isText = ({ fields }: RequestField): boolean => ['string', 'bytes'].includes(fields.at(-1)?.type ?? '');
