import protobuf from 'protobufjs';

type Names = (type: protobuf.Type | protobuf.Enum) => string;

const comment = (text: string | null | undefined, indent: string): string =>
  text
    ? text
        .trim()
        .split('\n')
        .map((line) => `${indent}// ${line.trim()}\n`)
        .join('')
    : '';

/** The options of a file, which say where generated code goes. */
export const printFileOptions = ({ options }: protobuf.Namespace): string =>
  Object.entries(options ?? {})
    .map(([name, value]) => `option ${name} = ${JSON.stringify(value)};\n`)
    .join('');

/** A message with its nested types, as .proto text. @param nameOf gives the name to write for a field's type */
export function printMessage(message: protobuf.Type, nameOf: Names, indent = ''): string {
  const inner = `${indent}  `;
  const inOneof = new Set(message.oneofsArray.filter((each) => !each.isProto3Optional).flatMap((each) => each.oneof));
  const lines = [
    ...message.nestedArray.map((each) =>
      each instanceof protobuf.Enum ? printEnum(each, inner) : printMessage(each as protobuf.Type, nameOf, inner),
    ),
    ...(message.reserved ?? []).map((each) => `${inner}reserved ${reservedText(each)};\n`),
    ...message.fieldsArray.filter(({ name }) => !inOneof.has(name)).map((field) => printField(field, nameOf, inner)),
    ...message.oneofsArray
      .filter((each) => !each.isProto3Optional)
      .map(
        ({ name, fieldsArray }) =>
          `${inner}oneof ${name} {\n${fieldsArray.map((field) => printField(field, nameOf, `${inner}  `)).join('')}${inner}}\n`,
      ),
  ];
  return `${comment(message.comment, indent)}${indent}message ${message.name} {\n${lines.join('')}${indent}}\n`;
}

const reservedText = (each: number[] | string): string =>
  typeof each === 'string' ? `"${each}"` : each[0] === each[1] ? String(each[0]) : `${each[0]} to ${each[1]}`;

const isNamedInJson = ({ name, jsonName }: protobuf.Field): boolean =>
  jsonName !== undefined && jsonName !== protobuf.util.jsonName(name);

function printField(field: protobuf.Field, nameOf: Names, indent: string): string {
  const type = field.resolvedType ? nameOf(field.resolvedType) : field.type;
  const isOptional = field.partOf?.isProto3Optional === true;
  const label = field.repeated ? 'repeated ' : isOptional ? 'optional ' : '';
  const shown = field instanceof protobuf.MapField ? `map<${field.keyType}, ${type}>` : `${label}${type}`;
  const options: string[] = [];
  if (field.options?.['packed'] === false) options.push('packed = false');
  if (isNamedInJson(field)) options.push(`json_name = ${JSON.stringify(field.jsonName)}`);
  const said = options.length === 0 ? '' : ` [${options.join(', ')}]`;
  return `${comment(field.comment, indent)}${indent}${shown} ${field.name} = ${field.id}${said};\n`;
}

export function printEnum(each: protobuf.Enum, indent = ''): string {
  const { name, values, comments, comment: doc } = each;
  const alias = each.options?.['allow_alias'] === true ? `${indent}  option allow_alias = true;\n` : '';
  const lines = Object.entries(values).map(
    ([value, number]) => `${comment(comments[value], `${indent}  `)}${indent}  ${value} = ${number};\n`,
  );
  return `${comment(doc, indent)}${indent}enum ${name} {\n${alias}${lines.join('')}${indent}}\n`;
}

export function printService({ name, methodsArray, comment: doc }: protobuf.Service, nameOf: Names): string {
  const typeText = (isStream: boolean | undefined, type: protobuf.Type | null) =>
    `(${isStream ? 'stream ' : ''}${type ? nameOf(type) : ''})`;
  const lines = methodsArray.map((method) => {
    const takes = typeText(method.requestStream, method.resolvedRequestType);
    return `${comment(method.comment, '  ')}  rpc ${method.name}${takes} returns ${typeText(method.responseStream, method.resolvedResponseType)};\n`;
  });
  return `${comment(doc, '')}service ${name} {\n${lines.join('')}}\n`;
}
