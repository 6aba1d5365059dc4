import type { Field } from '../generated/procedures.ts';
import type { Message, Schema } from './schema.ts';

/** Types on the wire of Thrift's compact protocol; a bool field's value is its type. */
const [TRUE, FALSE, I32, I64, BINARY, LIST, STRUCT] = [1, 2, 5, 6, 8, 9, 12];
const SKIPPED = { byte: 3, i16: 4, double: 7, set: 10, map: 11 };

const [PROTOCOL_ID, VERSION_1] = [0x82, 1];
const [CALL, REPLY] = [1, 2];
/** A list's size as it stands beside its type, or that it follows. */
const LONG_LIST = 15;
const MOST_DEPTH = 64;

/** An answer: what its method returns, or why it does not. */
export type ThriftAnswer =
  | { kind: 'success' | 'exception'; message: Message }
  /** Thrift's own: the server could not take the message */
  | { kind: 'refused'; reason: string };

/** Fields of every exception that a method declares. */
const EXCEPTION: readonly Field[] = [
  [1, 'code', 'int32'],
  [2, 'message', 'string'],
  [16, 'followUps', 'Response', 'repeated'],
];
/** Fields of a message that is Thrift's own exception. */
const REFUSAL: readonly Field[] = [[1, 'message', 'string']];

const isEnum = (kind: string, schema: Schema): boolean => Object.hasOwn(schema.tables.enums, kind);

/** A CALL with its one argument. @param request as decodeMessage makes it */
export function encodeThriftCall(procedure: string, request: Message, schema: Schema): Uint8Array {
  const out: number[] = [PROTOCOL_ID, (CALL << 5) | VERSION_1, 0];
  const writer = new Writer(out, schema);
  writer.block(new TextEncoder().encode(procedure));
  out.push((1 << 4) | STRUCT);
  writer.struct(`Req${procedure}`, request);
  out.push(0);
  return Uint8Array.from(out);
}

class Writer {
  constructor(
    private readonly out: number[],
    private readonly schema: Schema,
  ) {}

  struct(type: string, message: Message): void {
    let last = 0;
    for (const [id, name, kind, repeated] of this.schema.fieldsOf(type)) {
      const value = message[name];
      if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
      const wire = kind === 'bool' && !repeated ? (value ? TRUE : FALSE) : this.wireOf(kind, repeated !== undefined);
      if (id - last < 16) this.out.push(((id - last) << 4) | wire);
      else {
        this.out.push(wire);
        this.varint(BigInt(id << 1));
      }
      last = id;
      if (repeated) this.list(kind, value as unknown[]);
      else if (kind !== 'bool') this.value(kind, value);
    }
    this.out.push(0);
  }

  block(bytes: Uint8Array): void {
    this.varint(BigInt(bytes.length));
    for (const byte of bytes) this.out.push(byte);
  }

  private wireOf(kind: string, isRepeated: boolean): number {
    if (isRepeated) return isEnum(kind, this.schema) ? BINARY : LIST;
    if (this.schema.isMessage(kind)) return STRUCT;
    if (kind === 'string' || kind === 'bytes') return BINARY;
    return kind === 'bool' ? TRUE : kind.endsWith('64') ? I64 : I32;
  }

  private list(kind: string, values: readonly unknown[]): void {
    if (isEnum(kind, this.schema))
      return this.block(Uint8Array.from(values, (value) => this.numberOf(kind, String(value))));
    const wire = this.wireOf(kind, false);
    this.out.push((Math.min(values.length, LONG_LIST) << 4) | wire);
    if (values.length >= LONG_LIST) this.varint(BigInt(values.length));
    for (const value of values) {
      if (kind === 'bool') this.out.push(value ? TRUE : FALSE);
      else this.value(kind, value);
    }
  }

  private value(kind: string, value: unknown): void {
    if (kind === 'string') this.block(new TextEncoder().encode(value as string));
    else if (kind === 'bytes') this.block(value as Uint8Array);
    else if (this.schema.isMessage(kind)) this.struct(kind, value as Message);
    else if (kind.endsWith('64')) this.zigzag(BigInt.asIntN(64, BigInt(value as string)));
    else {
      const number = isEnum(kind, this.schema) ? this.numberOf(kind, String(value)) : Number(value);
      this.zigzag(BigInt.asIntN(32, BigInt(number)));
    }
  }

  private numberOf(kind: string, name: string): number {
    return this.schema.tables.enums[kind]?.[name] ?? Number(name);
  }

  private zigzag(value: bigint): void {
    this.varint(BigInt.asUintN(64, (value << 1n) ^ (value >> 63n)));
  }

  private varint(value: bigint): void {
    let rest = value;
    for (; rest > 127n; rest >>= 7n) this.out.push(Number(rest & 127n) | 128);
    this.out.push(Number(rest));
  }
}

/** @throws RangeError, TypeError when the bytes are no answer to that procedure */
export function decodeThriftAnswer(procedure: string, bytes: Uint8Array, schema: Schema): ThriftAnswer {
  const reader = new Reader(bytes, schema);
  const [id, version] = [reader.byte(), reader.byte()];
  if (id !== PROTOCOL_ID || (version & 31) !== VERSION_1) throw new RangeError('no message of the compact protocol');
  reader.varint(); // the sequence number: THeader has one
  reader.block(); // the method's name
  if (version >> 5 !== REPLY) {
    const { message = 'no more is known' } = reader.struct(REFUSAL, 0);
    return { kind: 'refused', reason: message as string };
  }
  const head = reader.byte();
  const field = head >> 4 === 0 ? Number(reader.zigzag()) : head >> 4;
  if ((head & 15) !== STRUCT) throw new RangeError('an answer without a result');
  return field === 0
    ? { kind: 'success', message: reader.struct(schema.fieldsOf(`Rsp${procedure}`), 0) }
    : { kind: 'exception', message: reader.struct(EXCEPTION, 0) };
}

class Reader {
  private at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly schema: Schema,
  ) {}

  struct(fields: readonly Field[], depth: number): Message {
    if (depth > MOST_DEPTH) throw new RangeError('structs too deep in one another');
    const message: Message = {};
    for (const [, name, , repeated] of fields) if (repeated) message[name] = [];
    let last = 0;
    for (;;) {
      const head = this.byte();
      const wire = head & 15;
      if (wire === 0) return message;
      last = head >> 4 === 0 ? Number(this.zigzag()) : last + (head >> 4);
      const field = fields.find(([id]) => id === last);
      if (!field) this.skip(wire, depth);
      else message[field[1]] = this.field(field, wire, depth);
    }
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('the bytes end within a field');
    return byte;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw new RangeError('a varint of more than 10 bytes');
  }

  zigzag(): bigint {
    const value = this.varint();
    return (value >> 1n) ^ -(value & 1n);
  }

  block(): Uint8Array {
    const length = Number(this.varint());
    if (length > this.bytes.length - this.at) throw new RangeError('the bytes end within a field');
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  private field([, , kind, repeated]: Field, wire: number, depth: number): unknown {
    if (kind === 'bool' && !repeated) return wire === TRUE;
    if (!repeated) return this.value(kind, depth);
    if (isEnum(kind, this.schema))
      return Array.from(this.block(), (value) => this.schema.enumName(kind, BigInt(value)));
    const { size } = this.listHead();
    return Array.from({ length: size }, () => (kind === 'bool' ? this.byte() === TRUE : this.value(kind, depth)));
  }

  private value(kind: string, depth: number): unknown {
    if (kind === 'string') return new TextDecoder().decode(this.block());
    if (kind === 'bytes') return this.block();
    if (this.schema.isMessage(kind)) return this.struct(this.schema.fieldsOf(kind), depth + 1);
    const value = this.zigzag();
    if (kind === 'uint64') return String(BigInt.asUintN(64, value));
    if (kind === 'int64') return String(value);
    if (isEnum(kind, this.schema)) return this.schema.enumName(kind, value);
    return kind === 'uint32' ? Number(BigInt.asUintN(32, value)) : Number(value);
  }

  private listHead(): { wire: number; size: number } {
    const head = this.byte();
    const size = head >> 4 === LONG_LIST ? Number(this.varint()) : head >> 4;
    if (size > this.bytes.length - this.at) throw new RangeError('a list is longer than its message');
    return { wire: head & 15, size };
  }

  private skip(wire: number, depth: number): void {
    if (wire === TRUE || wire === FALSE) return;
    if (wire === SKIPPED.byte) this.byte();
    else if (wire === SKIPPED.i16 || wire === I32 || wire === I64) this.varint();
    else if (wire === SKIPPED.double) this.at += 8;
    else if (wire === BINARY) this.block();
    else if (wire === STRUCT) this.struct([], depth + 1);
    else if (wire === LIST || wire === SKIPPED.set) {
      const { wire: item, size } = this.listHead();
      for (let index = 0; index < size; index++) this.skipItem(item, depth);
    } else if (wire === SKIPPED.map) {
      const size = Number(this.varint());
      const types = size > 0 ? this.byte() : 0;
      for (let index = 0; index < size; index++) {
        this.skipItem(types >> 4, depth);
        this.skipItem(types & 15, depth);
      }
    } else throw new RangeError(`a field of type ${wire}`);
  }

  private skipItem(wire: number, depth: number): void {
    if (wire === TRUE || wire === FALSE) this.byte();
    else this.skip(wire, depth + 1);
  }
}
