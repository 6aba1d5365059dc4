import protobuf from 'protobufjs';
import { declaredIn, parseProto } from './parse.ts';
import { printEnum, printFileOptions, printMessage, printService } from './print.ts';

/** Teams' procedure ids and result codes begin here; ours stay below, so they never collide. */
export const FIRST_TEAM_ID = 1000;

/** The messages of a team's file whose fields are added to ours of the same name. */
const SLOTS = ['Request', 'Response'] as const;
const CODES = 'ResultCode';

/**
 * Merges a team's IDL into ours. The team's file has a package of its own, imports othello.proto, and declares what it
 * adds in messages `Request` and `Response`, an enum `ResultCode` and a service.
 * @param own text of othello.proto
 * @param team text of the team's file
 * @returns text of one .proto file in our package, valid for protoc
 * @throws Error with one line that names the file and says what is wrong with it
 */
export function mergeIdl(own: string, team: { text: string; fileName: string }): string {
  const root = new protobuf.Root();
  const ours = parseProto(own, 'othello.proto', root);
  const { fileName } = team;
  const refuse = (why: string): never => {
    throw new Error(`${fileName}: ${why}`);
  };
  if (!/^\s*import\s+(public\s+)?"othello\.proto"\s*;/m.test(team.text)) refuse('it does not import "othello.proto"');
  if (new RegExp(`^\\s*package\\s+${ours.name}\\s*;`, 'm').test(team.text))
    refuse(`its package is ours, ${ours.name}: name one of your own`);
  const theirs = parseProto(team.text, fileName, root);
  const known = new Map(declaredIn(ours).map((each) => [each.name, each]));
  const added = declaredIn(theirs).filter(
    (each) => !(each instanceof protobuf.Service) && each.name !== CODES && !SLOTS.some((name) => name === each.name),
  );
  for (const { name } of added) if (known.has(name)) refuse(`${name} is a name of ours: take another`);
  const services = declaredIn(theirs).filter((each) => each instanceof protobuf.Service);
  if (services.length > 1) refuse('it has more than one service: put their rpcs into one');

  for (const name of SLOTS) {
    const [slots, extra] = [known.get(name), theirs.get(name)];
    if (!(slots instanceof protobuf.Type) || !(extra instanceof protobuf.Type)) continue;
    for (const field of extra.fieldsArray) {
      if (field.id < FIRST_TEAM_ID)
        refuse(`${name}.${field.name} has the number ${field.id}: yours begin at ${FIRST_TEAM_ID}`);
      if (slots.fields[field.name]) refuse(`${name}.${field.name} is a name of ours: take another`);
    }
  }
  const [codes, extraCodes] = [known.get(CODES), theirs.get(CODES)];
  if (extraCodes instanceof protobuf.Enum && codes instanceof protobuf.Enum)
    for (const [name, number] of Object.entries(extraCodes.values)) {
      if (number === 0) continue; // proto3 wants a first value of 0, and Success is ours
      if (number < FIRST_TEAM_ID) refuse(`${CODES}.${name} is ${number}: yours begin at ${FIRST_TEAM_ID}`);
      if (name in codes.values) refuse(`${CODES}.${name} is a name of ours: take another`);
    }
  return printMerged(ours, theirs, added as (protobuf.Type | protobuf.Enum)[]);
}

function printMerged(
  ours: protobuf.Namespace,
  theirs: protobuf.Namespace,
  added: readonly (protobuf.Type | protobuf.Enum)[],
): string {
  const packages = [ours, theirs].map(({ fullName }) => `${fullName}.`);
  /** the name of a type in the merged package, `GameRoom.GameRoomStatus` say */
  const nameOf = ({ fullName }: protobuf.ReflectionObject): string =>
    packages.reduce((name, prefix) => (name.startsWith(prefix) ? name.slice(prefix.length) : name), fullName);
  for (const each of declaredIn(ours))
    extend(each, theirs.get(each instanceof protobuf.Service ? serviceOf(theirs) : each.name));
  const print = (each: protobuf.ReflectionObject) =>
    each instanceof protobuf.Enum
      ? printEnum(each)
      : each instanceof protobuf.Service
        ? printService(each, nameOf)
        : printMessage(each as protobuf.Type, nameOf);
  return [
    `syntax = "proto3";\n\npackage ${ours.fullName.slice(1)};\n`,
    printFileOptions(ours),
    ...[...declaredIn(ours), ...added].map(print),
  ].join('\n');
}

const serviceOf = (own: protobuf.Namespace): string =>
  declaredIn(own).find((each) => each instanceof protobuf.Service)?.name ?? '';

/** Adds the team's fields, values or rpcs to our message, enum or service. */
function extend(ours: protobuf.ReflectionObject, theirs: protobuf.ReflectionObject | null): void {
  if (ours instanceof protobuf.Type && theirs instanceof protobuf.Type)
    for (const field of [...theirs.fieldsArray]) {
      const { partOf } = field;
      theirs.remove(field);
      ours.add(field);
      if (partOf) ours.add(partOf);
    }
  if (ours instanceof protobuf.Enum && theirs instanceof protobuf.Enum)
    for (const [name, number] of Object.entries(theirs.values))
      if (number !== 0) ours.add(name, number, theirs.comments[name] ?? undefined);
  if (ours instanceof protobuf.Service && theirs instanceof protobuf.Service)
    for (const method of [...theirs.methodsArray]) {
      theirs.remove(method);
      ours.add(method);
    }
}
