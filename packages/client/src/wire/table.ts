import { enums, type Field, messages } from '../generated/procedures.ts';

/** A message as the SDK has it: fields by their names in proto3 JSON, what is absent left out. */
export type Message = Record<string, unknown>;

export const LENGTH_DELIMITED = 2;

/** How a varint is written and read. */
export interface Integer {
  least: bigint;
  greatest: bigint;
  read: (varint: bigint) => unknown;
}

export const INTEGERS: Readonly<Record<string, Integer | undefined>> = {
  uint32: { least: 0n, greatest: 2n ** 32n - 1n, read: (varint) => Number(BigInt.asUintN(32, varint)) },
  int32: { least: -(2n ** 31n), greatest: 2n ** 31n - 1n, read: (varint) => Number(BigInt.asIntN(32, varint)) },
  uint64: { least: 0n, greatest: 2n ** 64n - 1n, read: String },
  int64: { least: -(2n ** 63n), greatest: 2n ** 63n - 1n, read: (varint) => String(BigInt.asIntN(64, varint)) },
  bool: { least: 0n, greatest: 1n, read: (varint) => varint !== 0n },
};

const namesOfEnums = new Map(
  Object.entries(enums).map(([kind, values]) => [
    kind,
    new Map(Object.entries(values).map(([name, value]) => [value, name])),
  ]),
);

/** The name of an enum's value; of one that the proto doesn't have, its number as text. */
export function enumName(kind: string, varint: bigint): string {
  const value = Number(BigInt.asIntN(32, varint));
  return namesOfEnums.get(kind)?.get(value) ?? String(value);
}

/** The fields of a message. @throws TypeError when the proto has no such message */
export function fieldsOf(type: string): readonly Field[] {
  const fields = messages[type];
  if (!fields) throw new TypeError(`no message ${type} in proto/othello.proto`);
  return fields;
}

/** Whether fields of that kind are written with their length: text, bytes, messages. */
export const isBlock = (kind: string): boolean => kind === 'string' || kind === 'bytes' || kind in messages;
