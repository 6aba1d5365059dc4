import { enums, type Field, messages } from '../../generated/procedures.ts';
import { Reader } from './reader.ts';

/** A message as the SDK has it: fields by their names in proto3 JSON, what is absent left out. */
export type Message = Record<string, unknown>;

const utf8 = new TextEncoder();
const LENGTH_DELIMITED = 2;

/** A scalar's least and greatest value, and how its varint reads. */
const INTEGERS: Record<string, [least: bigint, greatest: bigint, read: (varint: bigint) => unknown]> = {
  uint32: [0n, 2n ** 32n - 1n, (varint) => Number(BigInt.asUintN(32, varint))],
  int32: [-(2n ** 31n), 2n ** 31n - 1n, (varint) => Number(BigInt.asIntN(32, varint))],
  uint64: [0n, 2n ** 64n - 1n, String],
  int64: [-(2n ** 63n), 2n ** 63n - 1n, (varint) => String(BigInt.asIntN(64, varint))],
  bool: [0n, 1n, (varint) => varint !== 0n],
};

const names = new Map(
  Object.entries(enums).map(([kind, values]) => [
    kind,
    new Map(Object.entries(values).map(([name, value]) => [value, name])),
  ]),
);

function fieldsOf(type: string): readonly Field[] {
  const fields = messages[type];
  if (!fields) throw new TypeError(`no message ${type} in proto/othello.proto`);
  return fields;
}

const isBlock = (kind: string): boolean => kind === 'string' || kind === 'bytes' || kind in messages;

/**
 * @param value fields by name; undefined and null are left out
 * @throws TypeError with one line that says which field is unknown or of the wrong type
 */
export function encodeMessage(type: string, value: object): Uint8Array {
  const fields = fieldsOf(type);
  const known = fields.map(([, name]) => name);
  const stray = Object.keys(value).find((name) => !known.includes(name));
  if (stray !== undefined) throw new TypeError(`${type} has no field ${stray}: it has ${known.join(', ') || 'none'}`);
  const out: number[] = [];
  for (const [id, name, kind, repeated] of fields) {
    const given = (value as Message)[name];
    if (given === undefined || given === null) continue;
    const what = `${type}.${name}`;
    if (!repeated) writeField(out, [id, kind, what], given);
    else if (!Array.isArray(given)) throw new TypeError(`${what} must be an array`);
    else if (isBlock(kind)) for (const each of given) writeField(out, [id, kind, what], each);
    else if (given.length > 0) {
      const packed: number[] = [];
      for (const each of given) writeVarint(packed, integerOf(kind, each, what));
      writeBlock(out, id, packed);
    }
  }
  return Uint8Array.from(out);
}

function writeField(out: number[], [id, kind, what]: [number, string, string], value: unknown): void {
  if (!isBlock(kind)) {
    writeVarint(out, BigInt(id << 3));
    writeVarint(out, integerOf(kind, value, what));
  } else writeBlock(out, id, blockOf(kind, value, what));
}

function blockOf(kind: string, value: unknown, what: string): Uint8Array {
  if (kind === 'string' && typeof value === 'string') return utf8.encode(value);
  if (kind === 'bytes' && value instanceof Uint8Array) return value;
  if (kind in messages && typeof value === 'object' && value !== null) return encodeMessage(kind, value);
  throw new TypeError(`${what} must be ${kind === 'bytes' ? 'a Uint8Array' : kind}, not ${JSON.stringify(value)}`);
}

function integerOf(kind: string, value: unknown, what: string): bigint {
  const range = INTEGERS[kind];
  if (!range) {
    const number = typeof value === 'string' ? (enums[kind]?.[value] ?? NaN) : NaN;
    if (Number.isNaN(number))
      throw new TypeError(`${what} must be one of ${Object.keys(enums[kind] ?? {}).join(', ')}, not ${String(value)}`);
    return BigInt(number);
  }
  const [least, greatest] = range;
  const isInteger = kind === 'bool' ? typeof value === 'boolean' : /^-?\d{1,20}$/.test(String(value));
  const integer = isInteger ? BigInt(value as string | number | boolean) : greatest + 1n;
  if (integer < least || integer > greatest)
    throw new TypeError(
      `${what} must be ${kind}${kind.endsWith('64') ? ' as decimal text' : ''}, not ${String(value)}`,
    );
  return integer;
}

function writeVarint(out: number[], value: bigint): void {
  let rest = BigInt.asUintN(64, value);
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  out.push(Number(rest));
}

function writeBlock(out: number[], id: number, block: ArrayLike<number>): void {
  writeVarint(out, BigInt((id << 3) | LENGTH_DELIMITED));
  writeVarint(out, BigInt(block.length));
  for (let index = 0; index < block.length; index++) out.push(block[index] ?? 0);
}

/**
 * Fields that the proto doesn't have are passed over; an enum's unknown value reads as its number in text.
 * @throws RangeError, TypeError when the bytes are no such message
 */
export function decodeMessage(type: string, bytes: Uint8Array, into: Message = {}): Message {
  const fields = fieldsOf(type);
  for (const [, name, , repeated] of fields) if (repeated) into[name] ??= [];
  for (const reader = new Reader(bytes); !reader.isAtEnd;) {
    const tag = Number(reader.varint());
    const wireType = tag & 7;
    const field = fields.find(([id]) => id === tag >>> 3);
    if (!field) reader.skip(wireType);
    else readField(reader, [field, wireType], into);
  }
  return into;
}

function readField(reader: Reader, [field, wireType]: [Field, number], into: Message): void {
  const [, name, kind, repeated] = field;
  const isPacked = repeated && !isBlock(kind) && wireType === LENGTH_DELIMITED;
  if (isPacked) {
    const list = into[name] as unknown[];
    for (const packed = new Reader(reader.block()); !packed.isAtEnd;) list.push(integerFrom(kind, packed.varint()));
  } else if (wireType !== (isBlock(kind) ? LENGTH_DELIMITED : 0)) reader.skip(wireType);
  else if (repeated) (into[name] as unknown[]).push(valueFrom(reader, kind));
  else into[name] = valueFrom(reader, kind, into[name] as Message | undefined);
}

function valueFrom(reader: Reader, kind: string, before?: Message): unknown {
  if (kind === 'string') return reader.text();
  if (kind === 'bytes') return reader.block().slice();
  if (kind in messages) return decodeMessage(kind, reader.block(), before);
  return integerFrom(kind, reader.varint());
}

function integerFrom(kind: string, varint: bigint): unknown {
  const integer = INTEGERS[kind];
  if (integer) return integer[2](varint);
  const value = Number(BigInt.asIntN(32, varint));
  return names.get(kind)?.get(value) ?? String(value);
}
