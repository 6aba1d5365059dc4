import protobuf from 'protobufjs';

/** A field somewhere in a Request, as the IDL has it: one that is added to the IDL is here by itself. */
export interface RequestField {
  /** `registerReq.name`; `token` */
  path: string;
  /** from the Request down: of the sub-message, of a message in it, and last its own */
  fields: readonly protobuf.Field[];
  /** of the procedure that is called with it; of the envelope's own fields GameSync, which has a token */
  protocolId: number;
}

const GAME_SYNC = 105;
const FIRST_PROCEDURE_ID = 100;

/** Every field of every procedure's request and of the envelope, messages in messages included. */
export function requestFields(idl: string): RequestField[] {
  const { root } = protobuf.parse(idl);
  root.resolveAll();
  const request = root.lookupType('othello.Request');
  const isHeader = ({ id }: protobuf.Field) => id < FIRST_PROCEDURE_ID;
  return request.fieldsArray.flatMap((field) => {
    const { resolvedType, id } = field;
    if (isHeader(field)) return [{ path: field.name, fields: [field], protocolId: GAME_SYNC }];
    return resolvedType instanceof protobuf.Type ? fieldsIn(resolvedType, [field], id) : [];
  });
}

function fieldsIn(type: protobuf.Type, outer: readonly protobuf.Field[], protocolId: number): RequestField[] {
  return type.fieldsArray.flatMap((field) => {
    const fields = [...outer, field];
    const own = { path: fields.map(({ name }) => name).join('.'), fields, protocolId };
    const { resolvedType } = field;
    const isKnown = outer.some((each) => each.resolvedType === resolvedType);
    if (!(resolvedType instanceof protobuf.Type) || isKnown) return [own];
    return [own, ...fieldsIn(resolvedType, fields, protocolId)];
  });
}

/** The procedures that take no field at all are called too. */
export const isText = ({ fields }: RequestField): boolean => ['string', 'bytes'].includes(fields.at(-1)?.type ?? '');
