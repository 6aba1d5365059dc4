import { enums, messages } from '../generated/procedures.ts';
import { fieldsOf, INTEGERS, isBlock, LENGTH_DELIMITED, type Message } from './table.ts';

const utf8 = new TextEncoder();

/** What is to be written: the field's number, its kind, and its full name for whoever got it wrong. */
type Target = readonly [id: number, kind: string, what: string];

/**
 * A message's bytes.
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
    const target = [id, kind, `${type}.${name}`] as const;
    if (repeated) writeList(out, target, given);
    else writeField(out, target, given);
  }
  return Uint8Array.from(out);
}

function writeList(out: number[], target: Target, value: unknown): void {
  const [id, kind, what] = target;
  if (!Array.isArray(value)) throw new TypeError(`${what} must be an array, not ${String(value)}`);
  if (isBlock(kind)) {
    for (const each of value) writeField(out, target, each);
    return;
  }
  const packed: number[] = [];
  for (const each of value) writeVarint(packed, integerOf(kind, each, what));
  if (packed.length > 0) writeBlock(out, id, packed);
}

function writeField(out: number[], [id, kind, what]: Target, value: unknown): void {
  if (isBlock(kind)) return writeBlock(out, id, blockOf(kind, value, what));
  const integer = integerOf(kind, value, what);
  writeVarint(out, BigInt(id << 3));
  writeVarint(out, integer);
}

function blockOf(kind: string, value: unknown, what: string): Uint8Array {
  if (kind === 'string' && typeof value === 'string') return utf8.encode(value);
  if (kind === 'bytes' && value instanceof Uint8Array) return value;
  if (kind in messages && typeof value === 'object' && value !== null) return encodeMessage(kind, value);
  throw new TypeError(`${what} must be ${kind === 'bytes' ? 'a Uint8Array' : `a ${kind}`}, not ${String(value)}`);
}

function integerOf(kind: string, value: unknown, what: string): bigint {
  const integer = INTEGERS[kind];
  if (!integer) return BigInt(numberOfEnum(kind, value, what));
  const isOne = kind === 'bool' ? typeof value === 'boolean' : /^-?\d{1,20}$/.test(String(value));
  const number = isOne ? BigInt(value as string | number | boolean) : integer.greatest + 1n;
  if (number >= integer.least && number <= integer.greatest) return number;
  const form = kind.endsWith('64') ? ' as decimal text' : '';
  throw new TypeError(`${what} must be ${kind}${form}, not ${String(value)}`);
}

function numberOfEnum(kind: string, value: unknown, what: string): number {
  const values = enums[kind] ?? {};
  const number = typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : undefined;
  if (number !== undefined) return number;
  throw new TypeError(`${what} must be one of ${Object.keys(values).join(', ')}, not ${String(value)}`);
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
