import protobuf from 'protobufjs';

/** Field numbers that protobuf allows: 1 to 2^29 - 1, without those that are reserved for its implementations. */
const LARGEST_FIELD_NUMBER = 2 ** 29 - 1;
const [FIRST_KEPT, LAST_KEPT] = [19_000, 19_999];

const [INT32_MIN, INT32_MAX] = [-(2 ** 31), 2 ** 31 - 1];

/** Scalar types that can't be a map's key. */
const NO_MAP_KEYS = new Set(['float', 'double', 'bytes']);

/** Options of a field that are accepted, beside custom ones in parentheses. */
const FIELD_OPTIONS = new Set(['packed', 'deprecated', 'json_name', 'proto3_optional', 'features']);

type Declared = protobuf.Type | protobuf.Enum | protobuf.Service;

/**
 * Parses a .proto file as strictly as protoc. protobufjs alone accepts files that protoc refuses, and then a team could
 * not generate clients from the IDL that its server runs on.
 * @param root contains what the file imports; the file's own package is added to it
 * @returns the namespace of the file's package
 * @throws Error with one line that names the file and says what is wrong with it
 */
export function parseProto(text: string, fileName: string, root: protobuf.Root): protobuf.Namespace {
  const refuse = (why: string): never => {
    throw new Error(`${fileName}: ${why}`);
  };
  let parsed: protobuf.IParserResult;
  try {
    parsed = protobuf.parse(text, root, { keepCase: true, alternateCommentMode: true });
    root.resolveAll();
  } catch (error) {
    return refuse((error as Error).message.replace(/\s+/g, ' '));
  }
  if (!/^\s*syntax\s*=\s*(['"])proto3\1\s*;/.test(withoutComments(text)))
    return refuse('it does not begin with syntax = "proto3";');
  const stray = [...(parsed.imports ?? []), ...(parsed.weakImports ?? [])].find((each) => each !== 'othello.proto');
  if (stray) return refuse(`it imports ${stray}, which is not read here: declare what you need in this file`);
  if (/\bgroup\s+[A-Z]\w*\s*=/.test(withoutComments(text))) return refuse('it has a group, which proto3 does not have');
  if (!parsed.package) return refuse('it has no package: name one of your own');
  const own = root.lookup(parsed.package);
  if (!(own instanceof protobuf.Namespace)) return refuse('it declares nothing');
  const why = firstFault(own);
  return why === undefined ? own : refuse(why);
}

function withoutComments(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');
}

function firstFault(scope: protobuf.NamespaceBase): string | undefined {
  return namesFault(scope) ?? scope.nestedArray.map(faultOf).find((why) => why !== undefined);
}

function faultOf(each: protobuf.ReflectionObject): string | undefined {
  if (each instanceof protobuf.Enum) return enumFault(each);
  if (each instanceof protobuf.Type) return messageFault(each) ?? firstFault(each);
  if (each instanceof protobuf.Service) return serviceFault(each);
  if (each instanceof protobuf.Namespace) return firstFault(each);
  return `${each.name} extends a message, which proto3 does for options alone`;
}

/** Names of a scope must differ, with the values of its enums: as in C++, these belong to the scope around the enum. */
function namesFault(scope: protobuf.NamespaceBase): string | undefined {
  const seen = new Set<string>();
  const names = scope.nestedArray.flatMap((each) => [
    each.name,
    ...(each instanceof protobuf.Enum ? Object.keys(each.values) : []),
  ]);
  for (const name of names) {
    if (seen.has(name)) return `${name} is declared twice in ${scope.fullName.slice(1) || 'the file'}`;
    seen.add(name);
  }
  return undefined;
}

function enumFault({ name, values, options }: protobuf.Enum): string | undefined {
  const numbers = Object.values(values);
  if (numbers.length === 0) return `enum ${name} has no values`;
  if (numbers[0] !== 0) return `the first value of enum ${name} is not 0, as proto3 wants it`;
  if (numbers.some((value) => value < INT32_MIN || value > INT32_MAX))
    return `enum ${name} has a value that no int32 holds`;
  if (new Set(numbers).size < numbers.length && options?.['allow_alias'] !== true)
    return `enum ${name} gives one number to two values`;
  return undefined;
}

function messageFault(message: protobuf.Type): string | undefined {
  const jsonNames = new Map<string, string>();
  for (const field of message.fieldsArray) {
    const why =
      message.isReservedId(field.id) || message.isReservedName(field.name) ? 'is reserved' : fieldFault(field);
    if (why) return `${message.name}.${field.name} ${why}`;
    const jsonName = field.jsonName ?? protobuf.util.jsonName(field.name);
    const other = jsonNames.get(jsonName);
    if (other) return `${message.name}.${other} and ${message.name}.${field.name} have one name in JSON, ${jsonName}`;
    jsonNames.set(jsonName, field.name);
  }
  for (const { name, fieldsArray } of message.oneofsArray) {
    if (fieldsArray.length === 0) return `oneof ${message.name}.${name} is empty`;
    if (fieldsArray.some((field) => field.repeated || field.map))
      return `oneof ${message.name}.${name} has a repeated field`;
  }
  return undefined;
}

function fieldFault(field: protobuf.Field): string | undefined {
  const { id, options } = field;
  if (!(id >= 1 && id <= LARGEST_FIELD_NUMBER))
    return `has the number ${id}: take one from 1 to ${LARGEST_FIELD_NUMBER}`;
  if (id >= FIRST_KEPT && id <= LAST_KEPT)
    return `has the number ${id}: ${FIRST_KEPT} to ${LAST_KEPT} are protobuf's own`;
  if (field.required) return 'is required, which proto3 does not have';
  if (field instanceof protobuf.MapField && NO_MAP_KEYS.has(field.keyType)) return `is a map keyed by ${field.keyType}`;
  const unknown = Object.keys(options ?? {}).find((option) => !FIELD_OPTIONS.has(option) && !option.startsWith('('));
  if (unknown === 'default') return 'has a default, which proto3 does not have';
  return unknown && `has the option ${unknown}, which no field has`;
}

function serviceFault({ name, methodsArray }: protobuf.Service): string | undefined {
  for (const method of methodsArray)
    for (const type of [method.resolvedRequestType, method.resolvedResponseType])
      if (!(type instanceof protobuf.Type)) return `rpc ${name}.${method.name} takes or returns what is no message`;
  return undefined;
}

/** Messages, enums and services of a package, in the order of the file. */
export const declaredIn = (own: protobuf.Namespace): Declared[] =>
  own.nestedArray.filter(
    (each) => each instanceof protobuf.Type || each instanceof protobuf.Enum || each instanceof protobuf.Service,
  );
