// Makes packages/client/src/generated/procedures.ts from proto/othello.proto: the messages as tables for the SDK's small codec, and as
// types, with 64-bit integers as decimal text and enum values by name. `npm run gen` runs it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import protobuf from 'protobufjs';

const proto = path.resolve(import.meta.dirname, '../proto/othello.proto');
const [target = path.resolve(import.meta.dirname, '../packages/client/src/generated/procedures.ts')] =
  process.argv.slice(2);

/** Header fields of Request and Response have numbers below it, a procedure's sub-message one from it up. */
const FIRST_PROCEDURE_ID = 100;
const SCALARS = { uint32: 'number', int32: 'number', uint64: 'string', int64: 'string' };
const TYPES = { ...SCALARS, bool: 'boolean', string: 'string', bytes: 'Uint8Array' };

const { root } = protobuf.parse(readFileSync(proto, 'utf8'), { alternateCommentMode: true });
root.resolveAll();
const nested = root.lookup('othello').nestedArray;
const declared = [...nested, ...nested.flatMap((each) => each.nestedArray ?? [])];
const messages = declared.filter((each) => each instanceof protobuf.Type);
const enums = declared.filter((each) => each instanceof protobuf.Enum);
const names = [...messages, ...enums].map(({ name }) => name);
const twice = names.find((name, index) => names.indexOf(name) !== index);
if (twice) throw new Error(`two types are named ${twice}, nested ones count too: give one another name`);
/** Messages and fields that carry others: the SDK unwraps them, so its users need no types of them. */
const CARRIERS = { messages: ['Request', 'Response', 'MultipleResponse', 'Result'], types: ['Response', 'Result'] };

/** The name in proto3 JSON: user_1 is user1. */
const jsonName = ({ name }) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const comment = (text, indent = '') => (text ? `${indent}/** ${text.replace(/\s+/g, ' ')} */\n` : '');

function kindOf(field) {
  if (field.resolvedType) return field.resolvedType.name;
  if (!TYPES[field.type] || field.map)
    throw new Error(`${field.fullName} is ${field.type}: teach packages/client/src/wire to read it`);
  return field.type;
}

const row = (field) => `[${field.id}, '${jsonName(field)}', '${kindOf(field)}'${field.repeated ? ", 'repeated'" : ''}]`;

function property(field) {
  const type = field.resolvedType ? field.resolvedType.name : TYPES[field.type];
  const told = { uint64: '64-bit as decimal text', int64: '64-bit as decimal text' }[field.type];
  const doc = [field.comment, told].filter(Boolean).join('; ');
  return `${comment(doc, '  ')}  ${jsonName(field)}${field.repeated ? '' : '?'}: ${type}${field.repeated ? '[]' : ''};`;
}

const subMessages = (name) =>
  root.lookupType(`othello.${name}`).fieldsArray.filter(({ id }) => id >= FIRST_PROCEDURE_ID);
const requests = subMessages('Request');
const responses = subMessages('Response');
const { methods } = root.lookupService('othello.Othello');
const declaredProcedures = requests.map((request) => {
  const name = request.type.replace(/^Req/, '');
  const response = responses.find(({ type }) => type === `Rsp${name}`);
  if (!response) throw new Error(`message ${request.type} has no answer: add Rsp${name} to Response`);
  return { name, request, response, isStream: methods[name]?.responseStream === true };
});
const procedures = declaredProcedures.filter(({ isStream }) => !isStream);
const streams = declaredProcedures.filter(({ isStream }) => isStream);
const camel = (name) => name.replace(/^./, (letter) => letter.toLowerCase());
const methodDoc = (name, text) => `${text ? `${text.replace(/\.?$/, '.')} ` : ''}Answered with {@link Rsp${name}}.`;
const lines = (items, print) => items.map(print).join('\n');

writeFileSync(
  target,
  `// Made from proto/othello.proto by scripts/gen-procedures.mjs: npm run gen.

/** A message's field: number, name in proto3 JSON, type (a scalar's, an enum's or a message's name). */
export type Field = readonly [id: number, name: string, kind: string, repeated?: 'repeated'];

/** Fields of each message, in the order of the proto. */
export const messages: Readonly<Record<string, readonly Field[]>> = {
${lines(messages, ({ name, fieldsArray }) => `  ${name}: [${fieldsArray.map(row).join(', ')}],`)}
};

/** Values of each enum by name. */
export const enums: Readonly<Record<string, Readonly<Record<string, number>>>> = {
${lines(
  enums,
  ({ name, values }) =>
    `  ${name}: { ${Object.entries(values)
      .map((each) => each.join(': '))
      .join(', ')} },`,
)}
};

/** Each procedure: its number and field in Request; its answer's name is \`Rsp\` and its own. */
export const procedures = {
${lines(procedures, ({ name, request: { id, name: field } }) => `  ${name}: { id: ${id}, requestField: '${field}' },`)}
} as const;

/** Each procedure that is answered with a stream of Responses: its number and field in Request. */
export const streams = {
${lines(streams, ({ name, request: { id, name: field } }) => `  ${name}: { id: ${id}, requestField: '${field}' },`)}
} as const;

/** Each sub-message of Response: its number and field. */
export const responses = {
${lines(responses, ({ type, id, name: field }) => `  ${type}: { id: ${id}, field: '${field}' },`)}
} as const;

${lines(
  enums,
  ({ name, values, comment: doc }) =>
    `${comment(doc)}export type ${name} =\n${Object.keys(values)
      .map((each) => `  | '${each}'`)
      .join('\n')};\n`,
)}
${lines(
  messages.filter(({ name }) => !CARRIERS.messages.includes(name)),
  ({ name, fieldsArray, comment: doc }) => {
    const own = fieldsArray.filter((field) => !CARRIERS.types.includes(field.resolvedType?.name));
    return `${comment(doc)}export interface ${name} {${own.map((field) => `\n${property(field)}`).join('')}\n}\n`;
  },
)}
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
${lines(procedures, ({ name, request }) => `${comment(methodDoc(name, request.resolvedType.comment), '  ')}  ${camel(name)}(request?: Req${name}, options?: Options): Promise<Reply['${name}']>;`)}
}
`,
);
