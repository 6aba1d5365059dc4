import { DECLARED_EXCEPTIONS, type Scalar, type ThriftField, thriftModelOf, type ThriftType } from './thrift-model.ts';
import { thriftName } from './thrift-words.ts';

/** One namespace for each language: `namespace *` would also apply to languages that name packages in another way. */
const NAMESPACES = [
  ...['c_glib', 'cpp', 'd', 'dart', 'delphi', 'erl', 'go', 'haxe', 'java', 'js', 'lua'],
  ...['netstd', 'perl', 'php', 'py', 'rb', 'rs', 'swift'],
];

const SCALAR_NAMES: Record<Scalar, string> = {
  ...{ bool: 'bool', i32: 'i32', u32: 'i32', i64: 'i64', u64: 'i64' },
  ...{ double: 'double', string: 'string', binary: 'binary' },
};

/**
 * An IDL as a Thrift IDL.
 * @param idl text of a .proto file in the form of othello.proto
 * @param madeFrom the source that the file's first comment names
 * @returns text of a .thrift file
 * @throws Error with one line that names what Thrift can't express
 */
export function thriftOf(idl: string, madeFrom: string): string {
  const model = thriftModelOf(idl);
  const enums = model.enums.map(({ values, comments, comment }, index) => {
    const lines = Object.entries(values).map(
      ([name, value]) => `${doc(comments[name], '  ')}  ${thriftName(name)} = ${value}\n`,
    );
    return `${doc(comment)}enum ${model.enumNames[index]} {\n${lines.join('')}}\n`;
  });
  const structs = model.structs.map(
    ({ keyword, name, fields, comment }) => `${doc(comment)}${keyword} ${name} {\n${fields.map(fieldText).join('')}}\n`,
  );
  const throws = [...DECLARED_EXCEPTIONS]
    .map(([id, name]) => `    ${id}: ${name} ${snakeCase(name.replace(/^Error/, ''))},\n`)
    .join('');
  const methods = model.methods.map(
    ({ name, request, response, comment }) =>
      `${doc(comment, '  ')}  ${response.name} ${name}(1: ${request.name} request) throws (\n${throws}  )\n`,
  );
  return `// Made from ${madeFrom}.
// Unsigned integers stand in signed ones bit for bit; a list of enum values is a binary, a byte each.
// Every method throws the same, for ever: codes of ErrorSystem are ResultCodes, new ones included.

${NAMESPACES.map((language) => `namespace ${language} ${model.package}\n`).join('')}
${[...enums, ...structs].join('\n')}
service ${capital(model.package)}Service {
${methods.join('\n')}}
`;
}

const snakeCase = (name: string): string => name.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

const capital = (name: string): string => name.replace(/^./, (letter) => letter.toUpperCase());

const doc = (text: string | null | undefined, indent = ''): string =>
  text ? `${indent}/** ${text.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()} */\n` : '';

function fieldText({ id, name, type, comment }: ThriftField): string {
  return `${doc(comment, '  ')}  ${id}: optional ${typeText(type)} ${name}\n`;
}

function typeText(type: ThriftType): string {
  if (type.kind === 'enum') return type.name;
  if (type.kind === 'struct') return type.struct.name;
  if (type.kind === 'list') return `list<${typeText(type.of)}>`;
  if (type.kind === 'map') return `map<${typeText(type.key)}, ${typeText(type.of)}>`;
  return type.kind === 'bytes-of-enum' ? 'binary' : SCALAR_NAMES[type.kind];
}
