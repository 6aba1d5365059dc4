import protobuf from 'protobufjs';

/** Header fields of Request and Response have numbers below it, a procedure's sub-message one from it up. */
const FIRST_PROCEDURE_ID = 100;

const TYPES: Record<string, string> = {
  ...{ uint32: 'number', int32: 'number', uint64: 'string', int64: 'string' },
  ...{ bool: 'boolean', string: 'string', bytes: 'Uint8Array' },
};

/** Messages and fields that carry others: the SDK unwraps them, so its users need no types of them. */
const CARRIERS = { messages: ['Request', 'Response', 'MultipleResponse', 'Result'], types: ['Response', 'Result'] };

interface DeclaredProcedure {
  name: string;
  request: protobuf.Field;
  isStream: boolean;
}

/**
 * An IDL for the SDK: its messages as tables for the SDK's codec, and as types with 64-bit integers as decimal text and
 * enum values by name.
 * @param idl text of a .proto file in the form of othello.proto
 * @param madeFrom what a reader of the file is told that it was made from
 * @returns text of a TypeScript file
 * @throws Error with one line that names the field that the SDK's codec can't read, or the request without an answer
 */
export function typescriptOf(idl: string, madeFrom: string): string {
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
  const slots = (name: string) => own.lookupType(name).fieldsArray.filter(({ id }) => id >= FIRST_PROCEDURE_ID);
  const responses = slots('Response');
  const all = proceduresOf(own, slots('Request'), responses);
  const procedures = all.filter(({ isStream }) => !isStream);
  const streams = all.filter(({ isStream }) => isStream);
  const shown = messages.filter(({ name }) => !CARRIERS.messages.includes(name));
  return `// Made from ${madeFrom}.

/** A message's field: number, name in proto3 JSON, type (a scalar's, an enum's or a message's name). */
export type Field = readonly [id: number, name: string, kind: string, repeated?: 'repeated'];

/** Fields of each message, in the order of the proto. */
export const messages: Readonly<Record<string, readonly Field[]>> = {
${lines(messages, ({ name, fieldsArray }) => `  ${name}: [${fieldsArray.map(row).join(', ')}],`)}
};

/** Values of each enum by name. */
export const enums: Readonly<Record<string, Readonly<Record<string, number>>>> = {
${lines(enums, ({ name, values }) => `  ${name}: { ${valuesText(values)} },`)}
};

/** Each procedure: its number and field in Request; its answer's name is \`Rsp\` and its own. */
export const procedures = {
${lines(procedures, slotText)}
} as const;

/** Each procedure that is answered with a stream of Responses: its number and field in Request. */
export const streams = {
${lines(streams, slotText)}
} as const;

/** Each sub-message of Response: its number and field. */
export const responses = {
${lines(responses, ({ type, id, name: field }) => `  ${type}: { id: ${id}, field: '${field}' },`)}
} as const;

${lines(enums, enumText)}
${lines(shown, interfaceText)}
/** Bodies of a Response by name. */
export interface Responses {
${lines(responses, ({ type }) => `  ${type}: ${type};`)}
}

/** What each procedure takes and answers with. */
export interface Procedures {
${lines(procedures, ({ name }) => `  ${name}: { request: Req${name}; answer: Rsp${name} };`)}
}

/** What each procedure that is answered with a stream takes. */
export interface Streams {
${lines(streams, ({ name }) => `  ${name}: { request: Req${name} };`)}
}

/** One method a procedure. */
export interface ProcedureMethods<Options, Reply extends Record<keyof Procedures, unknown>> {
${lines(procedures, methodText)}
}
`;
}

const lines = <T>(items: readonly T[], print: (item: T) => string): string => items.map(print).join('\n');

/** The name in proto3 JSON: user_1 is user1. */
const jsonName = ({ name }: protobuf.Field): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const comment = (text: string | null | undefined, indent = ''): string =>
  text ? `${indent}/** ${text.replace(/\s+/g, ' ')} */\n` : '';

const camelCase = (name: string): string => name.replace(/^./, (letter) => letter.toLowerCase());

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

function kindOf(field: protobuf.Field): string {
  if (field.resolvedType) return field.resolvedType.name;
  if (!TYPES[field.type] || field.map)
    throw new Error(`${field.fullName.slice(1)} is ${field.type}, which the SDK does not read: take another type`);
  return field.type;
}

const row = (field: protobuf.Field): string =>
  `[${field.id}, '${jsonName(field)}', '${kindOf(field)}'${field.repeated ? ", 'repeated'" : ''}]`;

const valuesText = (values: Record<string, number>): string =>
  Object.entries(values)
    .map((each) => each.join(': '))
    .join(', ');

const slotText = ({ name, request: { id, name: field } }: DeclaredProcedure): string =>
  `  ${name}: { id: ${id}, requestField: '${field}' },`;

const enumText = ({ name, values, comment: doc }: protobuf.Enum): string =>
  `${comment(doc)}export type ${name} =\n${lines(Object.keys(values), (each) => `  | '${each}'`)};\n`;

function interfaceText({ name, fieldsArray, comment: doc }: protobuf.Type): string {
  const own = fieldsArray.filter((field) => !CARRIERS.types.includes(field.resolvedType?.name ?? ''));
  return `${comment(doc)}export interface ${name} {${own.map((field) => `\n${property(field)}`).join('')}\n}\n`;
}

function property(field: protobuf.Field): string {
  const type = field.resolvedType ? field.resolvedType.name : TYPES[field.type];
  const unit = /^u?int64$/.test(field.type) ? '64-bit as decimal text' : undefined;
  const doc = [field.comment, unit].filter(Boolean).join('; ');
  return `${comment(doc, '  ')}  ${jsonName(field)}${field.repeated ? '' : '?'}: ${type}${field.repeated ? '[]' : ''};`;
}

function methodText({ name, request }: DeclaredProcedure): string {
  const text = request.resolvedType?.comment;
  const doc = `${text ? `${text.replace(/\.?$/, '.')} ` : ''}Answered with {@link Rsp${name}}.`;
  return `${comment(doc, '  ')}  ${camelCase(name)}(request?: Req${name}, options?: Options): Promise<Reply['${name}']>;`;
}
