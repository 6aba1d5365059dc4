import protobuf from 'protobufjs';

/** Fields of Request and Response below this number are the envelope's own; from it on each belongs to a procedure. */
const FIRST_PROCEDURE_ID = 100;

const SCALARS = new Set(['uint32', 'int32', 'uint64', 'int64', 'bool', 'string', 'bytes']);

/** A procedure as an IDL declares it: its request's field, and whether it is answered with a stream. */
export interface DeclaredProcedure {
  name: string;
  request: protobuf.Field;
  isStream: boolean;
}

/** The declarations of an IDL, in the order of its file. */
export interface DeclaredIdl {
  messages: protobuf.Type[];
  enums: protobuf.Enum[];
  procedures: DeclaredProcedure[];
  /** fields of Response that carry an answer */
  responses: protobuf.Field[];
}

/** A message's field: number, name in proto3 JSON, type, and whether it is a list. The SDK's codec reads it. */
export type FieldRow = readonly [id: number, name: string, kind: string, repeated?: 'repeated'];

/** An IDL as data for the SDK's codec: its `Tables`. */
export interface IdlTables {
  messages: Record<string, FieldRow[]>;
  enums: Record<string, Record<string, number>>;
  procedures: Record<string, { id: number; requestField: string }>;
  streams: Record<string, { id: number; requestField: string }>;
  responses: Record<string, { id: number; field: string }>;
}

/**
 * Reads an IDL in the form of othello.proto.
 * @throws Error with one line that names the type that is declared twice, or the request without an answer
 */
export function declaredIdl(idl: string): DeclaredIdl {
  const { root, package: packageName = '' } = protobuf.parse(idl, { alternateCommentMode: true });
  root.resolveAll();
  const own = root.lookup(packageName) as protobuf.Namespace;
  const declared = own.nestedArray.flatMap((each) => [
    each,
    ...(each instanceof protobuf.Type ? each.nestedArray : []),
  ]);
  const messages = declared.filter((each) => each instanceof protobuf.Type);
  const enums = declared.filter((each) => each instanceof protobuf.Enum);
  refuseTwins([...messages, ...enums].map(({ name }) => name));
  const fieldsOf = (name: string) => own.lookupType(name).fieldsArray.filter(({ id }) => id >= FIRST_PROCEDURE_ID);
  const responses = fieldsOf('Response');
  return { messages, enums, procedures: proceduresOf(own, fieldsOf('Request'), responses), responses };
}

/**
 * An IDL as data, for clients that read it at run time.
 * @param idl text of a .proto file in the form of othello.proto
 * @throws Error with one line that names the field that the SDK's codec can't read, or the request without an answer
 */
export function tablesOf(idl: string): IdlTables {
  return tablesOfDeclared(declaredIdl(idl));
}

export function tablesOfDeclared({ messages, enums, procedures, responses }: DeclaredIdl): IdlTables {
  const slots = (isStream: boolean) =>
    Object.fromEntries(
      procedures
        .filter((each) => each.isStream === isStream)
        .map(({ name, request }) => [name, { id: request.id, requestField: request.name }]),
    );
  return {
    messages: Object.fromEntries(messages.map(({ name, fieldsArray }) => [name, fieldsArray.map(rowOf)])),
    enums: Object.fromEntries(enums.map(({ name, values }) => [name, { ...values }])),
    procedures: slots(false),
    streams: slots(true),
    responses: Object.fromEntries(responses.map(({ type, id, name }) => [type, { id, field: name }])),
  };
}

/** A field's name in proto3 JSON: user1 for user_1. */
export const jsonNameOf = ({ name }: protobuf.Field): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function rowOf(field: protobuf.Field): FieldRow {
  const row = [field.id, jsonNameOf(field), kindOf(field)] as const;
  return field.repeated ? [...row, 'repeated'] : row;
}

function kindOf(field: protobuf.Field): string {
  if (field.resolvedType) return field.resolvedType.name;
  if (!SCALARS.has(field.type) || field.map)
    throw new Error(`${field.fullName.slice(1)} is ${field.type}, which the SDK does not read: take another type`);
  return field.type;
}

function refuseTwins(names: readonly string[]): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin) throw new Error(`two types are named ${twin}, nested ones count too: give one another name`);
}

function proceduresOf(
  own: protobuf.Namespace,
  requests: readonly protobuf.Field[],
  responses: readonly protobuf.Field[],
): DeclaredProcedure[] {
  const service = own.nestedArray.find((each) => each instanceof protobuf.Service);
  return requests.map((request) => {
    const name = request.type.replace(/^Req/, '');
    if (!responses.some(({ type }) => type === `Rsp${name}`))
      throw new Error(`message ${request.type} has no answer: add Rsp${name} to Response`);
    return { name, request, isStream: service?.methods[name]?.responseStream === true };
  });
}
