import type protobuf from 'protobufjs';
import { FIRST_TEAM_ID } from './merge.ts';
import { type DeclaredProcedure, declaredIdl, type FieldRow, jsonNameOf, tablesOfDeclared } from './tables.ts';

const TYPES: Record<string, string> = {
  ...{ uint32: 'number', int32: 'number', uint64: 'string', int64: 'string' },
  ...{ bool: 'boolean', string: 'string', bytes: 'Uint8Array' },
};

/** Messages and field types of the envelope: the SDK unwraps them, so no types are generated for them. */
const CARRIERS = { messages: ['Request', 'Response', 'MultipleResponse', 'Result'], types: ['Response', 'Result'] };

/**
 * An IDL for the SDK: its messages as tables for the SDK's codec, and as types with 64-bit integers as decimal text and
 * enum values by name.
 * @param idl text of a .proto file in the form of othello.proto
 * @param madeFrom the source that the file's first comment names
 * @returns text of a TypeScript file
 * @throws Error with one line that names the field that the SDK's codec can't read, or the request without an answer
 */
export function typescriptOf(idl: string, madeFrom: string): string {
  const declared = declaredIdl(idl);
  const tables = tablesOfDeclared(declared);
  const { messages, enums, procedures: all, responses } = declared;
  const procedures = all.filter(({ isStream }) => !isStream);
  const streams = all.filter(({ isStream }) => isStream);
  const shown = messages.filter(({ name }) => !CARRIERS.messages.includes(name));
  return `// Made from ${madeFrom}.

/** A message's field: number, name in proto3 JSON, type (a scalar's, an enum's or a message's name). */
export type Field = readonly [id: number, name: string, kind: string, repeated?: 'repeated'];

/** Fields of each message, in the order of the proto. */
export const messages: Readonly<Record<string, readonly Field[]>> = {
${lines(Object.entries(tables.messages), ([name, rows]) => `  ${name}: [${rows.map(rowText).join(', ')}],`)}
};

/** Values of each enum by name. */
export const enums: Readonly<Record<string, Readonly<Record<string, number>>>> = {
${lines(Object.entries(tables.enums), ([name, values]) => `  ${name}: { ${valuesText(values)} },`)}
};

/** Each procedure: its number and field in Request; its answer's name is \`Rsp\` and its own. */
export const procedures = {
${lines(Object.entries(tables.procedures), slotText)}
} as const;

/** Each procedure that is answered with a stream of Responses: its number and field in Request. */
export const streams = {
${lines(Object.entries(tables.streams), slotText)}
} as const;

/** Each sub-message of Response: its number and field. */
export const responses = {
${lines(Object.entries(tables.responses), ([name, { id, field }]) => `  ${name}: { id: ${id}, field: '${field}' },`)}
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

const comment = (text: string | null | undefined, indent = ''): string =>
  text ? `${indent}/** ${text.replace(/\s+/g, ' ')} */\n` : '';

const camelCase = (name: string): string => name.replace(/^./, (letter) => letter.toLowerCase());

const rowText = ([id, name, kind, repeated]: FieldRow): string =>
  `[${id}, '${name}', '${kind}'${repeated ? ", 'repeated'" : ''}]`;

const valuesText = (values: Record<string, number>): string =>
  Object.entries(values)
    .map((each) => each.join(': '))
    .join(', ');

const slotText = ([name, { id, requestField }]: [string, { id: number; requestField: string }]): string =>
  `  ${name}: { id: ${id}, requestField: '${requestField}' },`;

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
  return `${comment(doc, '  ')}  ${jsonNameOf(field)}${field.repeated ? '' : '?'}: ${type}${field.repeated ? '[]' : ''};`;
}

function methodText({ name, request }: DeclaredProcedure): string {
  const doc = `${sentence(request)}Answered with {@link Rsp${name}}.`;
  return `${comment(doc, '  ')}  ${camelCase(name)}(request?: Req${name}, options?: Options): Promise<Reply['${name}']>;`;
}

/** The IDL's comment on the request message, as a sentence. */
function sentence({ resolvedType }: protobuf.Field): string {
  const text = resolvedType?.comment;
  return text ? `${text.replace(/\.?$/, '.')} ` : '';
}

/**
 * Methods of the SDK's client for a team's procedures and streams; it imports the procedures.ts that typescriptOf
 * makes.
 * @param idl text of the merged .proto file
 * @param madeFrom the source that the file's first comment names
 * @returns text of a TypeScript file that needs \@othello-rpc/client
 */
export function clientOf(idl: string, madeFrom: string): string {
  const procedures = declaredIdl(idl).procedures.filter(({ request }) => request.id >= FIRST_TEAM_ID);
  const kinds = ['OnResponse', ...procedures.map(({ isStream }) => (isStream ? 'StreamIn' : 'ReplyIn'))];
  const imports = ['CallOptions', ...kinds].filter((each, index, all) => all.indexOf(each) === index).sort();
  const types = [...procedures.map(({ name }) => `Req${name}`), 'Responses'];
  return `// Made from ${madeFrom}.
import { extendClient, ${imports.map((name) => `type ${name}`).join(', ')} } from '@othello-rpc/client';
import * as tables from './procedures.js';
import type { ${types.join(', ')} } from './procedures.js';

/** One method a procedure: a call is done once, however often it is sent; a stream goes on where it broke. */
export interface TeamMethods {
${lines(procedures, teamMethodText)}
  /** Subscribes to a Response, whichever call or stream it comes with. */
  on: OnResponse<Responses>;
}

/** The SDK's client with the team's procedures and streams. */
export const TeamClient = extendClient<TeamMethods>(tables);
export type TeamClient = InstanceType<typeof TeamClient>;
`;
}

function teamMethodText({ name, request, isStream }: DeclaredProcedure): string {
  const doc = `${sentence(request)}${isStream ? 'Answered with pushes, until the signal is aborted or the loop is left.' : `Answered with {@link Responses.Rsp${name}}.`}`;
  const [options, result] = isStream
    ? ["Pick<CallOptions, 'signal'>", 'StreamIn<Responses>']
    : ['CallOptions', `Promise<ReplyIn<Responses, 'Rsp${name}'>>`];
  return `${comment(doc, '  ')}  ${camelCase(name)}(request?: Req${name}, options?: ${options}): ${result};`;
}
