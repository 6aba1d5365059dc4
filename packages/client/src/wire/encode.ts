import { INTEGERS } from './integers.ts';
import { LENGTH_DELIMITED } from './reader.ts';
import { type Message, OTHELLO_SCHEMA, type Schema } from './schema.ts';

const utf8 = new TextEncoder();

/** What is to be written: the field's number, its kind, and its full name for whoever got it wrong. */
interface Target {
  id: number;
  kind: string;
  fullName: string;
}

/**
 * Encodes a message.
 * @param value fields by name; undefined and null are left out
 * @throws TypeError with one line that says which field is unknown or of the wrong type
 */
export function encodeMessage(type: string, value: object, schema: Schema = OTHELLO_SCHEMA): Uint8Array {
  const encoder = new Encoder(schema);
  encoder.message(type, value);
  return Uint8Array.from(encoder.out);
}

class Encoder {
  readonly out: number[] = [];

  constructor(private readonly schema: Schema) {}

  message(type: string, value: object): void {
    const fields = this.schema.fieldsOf(type);
    const known = fields.map(([, name]) => name);
    const stray = Object.keys(value).find((name) => !known.includes(name));
    if (stray !== undefined) throw new TypeError(`${type} has no field ${stray}: it has ${known.join(', ') || 'none'}`);
    for (const [id, name, kind, repeated] of fields) {
      const given = (value as Message)[name];
      if (given === undefined || given === null) continue;
      const target = { id, kind, fullName: `${type}.${name}` };
      if (repeated) this.list(target, given);
      else this.field(target, given);
    }
  }

  private list(target: Target, value: unknown): void {
    const { id, kind, fullName } = target;
    if (!Array.isArray(value)) throw new TypeError(`${fullName} must be an array, not ${String(value)}`);
    if (this.schema.isLengthDelimited(kind)) {
      for (const each of value) this.field(target, each);
      return;
    }
    const packed = new Encoder(this.schema);
    for (const each of value) packed.varint(this.integerOf(target, each));
    if (packed.out.length > 0) this.block(id, packed.out);
  }

  private field(target: Target, value: unknown): void {
    if (this.schema.isLengthDelimited(target.kind)) return this.block(target.id, this.blockOf(target, value));
    const integer = this.integerOf(target, value);
    this.varint(BigInt(target.id << 3));
    this.varint(integer);
  }

  private blockOf({ kind, fullName }: Target, value: unknown): Uint8Array {
    if (kind === 'string' && typeof value === 'string') return utf8.encode(value);
    if (kind === 'bytes' && value instanceof Uint8Array) return value;
    if (this.schema.isMessage(kind) && typeof value === 'object' && value !== null)
      return encodeMessage(kind, value, this.schema);
    throw new TypeError(`${fullName} must be ${kind === 'bytes' ? 'a Uint8Array' : `a ${kind}`}, not ${String(value)}`);
  }

  private integerOf({ kind, fullName }: Target, value: unknown): bigint {
    const integer = INTEGERS[kind];
    if (!integer) return BigInt(this.numberOfEnum({ kind, fullName }, value));
    const isOne = kind === 'bool' ? typeof value === 'boolean' : /^-?\d{1,20}$/.test(String(value));
    const number = isOne ? BigInt(value as string | number | boolean) : integer.greatest + 1n;
    if (number >= integer.least && number <= integer.greatest) return number;
    const form = kind.endsWith('64') ? ' as decimal text' : '';
    throw new TypeError(`${fullName} must be ${kind}${form}, not ${String(value)}`);
  }

  private numberOfEnum({ kind, fullName }: Omit<Target, 'id'>, value: unknown): number {
    const values = this.schema.tables.enums[kind] ?? {};
    const number = typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : undefined;
    if (number !== undefined) return number;
    throw new TypeError(`${fullName} must be one of ${Object.keys(values).join(', ')}, not ${String(value)}`);
  }

  private varint(value: bigint): void {
    let rest = BigInt.asUintN(64, value);
    for (; rest > 127n; rest >>= 7n) this.out.push(Number(rest & 127n) | 128);
    this.out.push(Number(rest));
  }

  private block(id: number, block: ArrayLike<number>): void {
    this.varint(BigInt((id << 3) | LENGTH_DELIMITED));
    this.varint(BigInt(block.length));
    for (let index = 0; index < block.length; index++) this.out.push(block[index] ?? 0);
  }
}
