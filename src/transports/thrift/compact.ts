import { halvesOf, type Integer64, integer64, type MessageHead, Reader, Unreadable } from './protocol.ts';
import { Writer } from './writer.ts';

const PROTOCOL_ID = 0x82;
const VERSION_1 = 1;
const VERSION_BITS = 0x1f;

/** Types on the wire. A bool field has its value for a type: TRUE or FALSE, and no bytes. */
const [STOP, TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
];

/** A list's size stands in the upper half of its first byte; 15 says that it follows as a varint. */
const LONG_LIST = 15;

/** Thrift's compact protocol. */
export class CompactWriter extends Writer {
  head({ type, name, seqId }: MessageHead): void {
    this.reserve(2);
    this.buffer[this.at++] = PROTOCOL_ID;
    this.buffer[this.at++] = (type << 5) | VERSION_1;
    this.varint(seqId);
    this.string(name);
  }

  /** @param last id of the field before, 0 at the first @returns the id */
  field(type: number, id: number, last: number): number {
    this.reserve(4);
    const step = id - last;
    if (step > 0 && step < 16) this.buffer[this.at++] = (step << 4) | type;
    else {
      this.buffer[this.at++] = type;
      this.varint(id << 1);
    }
    return id;
  }

  stop(): void {
    this.reserve(1);
    this.buffer[this.at++] = STOP;
  }

  bool(value: boolean): void {
    this.reserve(1);
    this.buffer[this.at++] = value ? TRUE : FALSE;
  }

  i32(value: number): void {
    const zigzag = (value << 1) ^ (value >> 31);
    this.varint(zigzag);
  }

  i64(value: Integer64): void {
    this.reserve(10);
    const { buffer } = this;
    const [halfLow, halfHigh] = halvesOf(value);
    const sign = halfHigh >> 31;
    let low = ((halfLow << 1) ^ sign) >>> 0;
    let high = (((halfHigh << 1) | (halfLow >>> 31)) ^ sign) >>> 0;
    while (high > 0) {
      buffer[this.at++] = (low & 127) | 128;
      low = ((low >>> 7) | (high << 25)) >>> 0;
      high >>>= 7;
    }
    this.varint(low);
  }

  double(value: number): void {
    this.reserve(8);
    this.at = this.buffer.writeDoubleLE(value, this.at);
  }

  string(value: string): void {
    this.reserve(5 + 3 * value.length);
    if (value.length <= 40 && this.shortText(value, this.at + 1)) {
      this.buffer[this.at] = value.length;
      this.at += 1 + value.length;
      return;
    }
    this.varint(Buffer.byteLength(value));
    this.at += this.buffer.write(value, this.at);
  }

  binary(value: ArrayLike<number>): void {
    this.reserve(5 + value.length);
    this.varint(value.length);
    this.buffer.set(value, this.at);
    this.at += value.length;
  }

  list(type: number, size: number): void {
    this.reserve(6);
    this.buffer[this.at++] = (Math.min(size, LONG_LIST) << 4) | type;
    if (size >= LONG_LIST) this.varint(size);
  }

  map(key: number, value: number, size: number): void {
    this.reserve(6);
    this.varint(size);
    if (size > 0) this.buffer[this.at++] = (key << 4) | value;
  }

  /** @param value its 32 bits, unsigned */
  private varint(value: number): void {
    this.reserve(5);
    const { buffer } = this;
    let rest = value >>> 0;
    for (; rest > 127; rest >>>= 7) buffer[this.at++] = (rest & 127) | 128;
    buffer[this.at++] = rest;
  }
}

export class CompactReader extends Reader {
  head(): MessageHead {
    const id = this.byte();
    const second = this.byte();
    if (id !== PROTOCOL_ID || (second & VERSION_BITS) !== VERSION_1)
      throw new Unreadable('it is no message of the compact protocol');
    const seqId = this.varint() | 0;
    return { type: second >> 5, name: this.string(), seqId };
  }

  i16(): number {
    return (this.i32() << 16) >> 16;
  }

  i32(): number {
    const zigzag = this.varint();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /** A bool in a list or a map; that of a field is its type (nextField). */
  bool(): boolean {
    return this.byte() === TRUE;
  }

  double(): number {
    return this.buffer.readDoubleLE(this.pass(8));
  }

  nextField(last: number): { type: number; id: number } | undefined {
    const head = this.byte();
    const type = head & 15;
    return type === STOP ? undefined : { type, id: head > 15 ? last + (head >> 4) : this.i16() };
  }

  skip(type: number, depth: number): void {
    if (type === TRUE || type === FALSE || type === BYTE) this.pass(1);
    else if (type === I16 || type === I32 || type === I64) this.passVarint();
    else if (type === DOUBLE) this.pass(8);
    else if (type === BINARY) this.pass(this.length());
    else if (type === STRUCT) this.skipStruct(depth + 1);
    else if (type === LIST || type === SET) this.skipList(depth + 1);
    else if (type === MAP) this.skipMap(depth + 1);
    else throw new Unreadable(`it has a field of type ${type}, which there is not`);
  }

  skipField(type: number, depth: number): void {
    if (type !== TRUE && type !== FALSE) this.skip(type, depth);
  }

  protected integer(isUnsigned: boolean): Integer64 {
    let low = 0;
    let high = 0;
    for (let shift = 0; ; shift += 7) {
      if (shift >= 70) throw new Unreadable('it has a varint of more than 10 bytes');
      const byte = this.byte();
      const bits = byte & 127;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high |= bits >> 4;
      } else high |= bits << (shift - 32);
      if (byte < 128) break;
    }
    const sign = -(low & 1);
    return integer64(((low >>> 1) | (high << 31)) ^ sign, (high >>> 1) ^ sign, isUnsigned);
  }

  protected length(): number {
    return this.varint();
  }

  protected listHead(): { type: number; size: number } {
    const head = this.byte();
    const size = head >> 4 === LONG_LIST ? this.varint() : head >> 4;
    return { type: elementType(head & 15), size: this.sizeOf(size) };
  }

  protected mapHead(): { key: number; value: number; size: number } {
    const size = this.sizeOf(this.varint());
    const types = size > 0 ? this.byte() : 0;
    return { key: elementType(types >> 4), value: elementType(types & 15), size };
  }

  private skipStruct(depth: number): void {
    this.enter(depth);
    for (let head = this.byte(); (head & 15) !== STOP; head = this.byte()) {
      if (head <= 15) this.passVarint();
      this.skipField(head & 15, depth);
    }
  }

  /** Its lower 32 bits, unsigned. */
  private varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new Unreadable('it has a varint of more than 5 bytes where 32 bits are meant');
  }

  private passVarint(): void {
    for (let bytes = 0; bytes < 10; bytes++) if (this.byte() < 128) return;
    throw new Unreadable('it has a varint of more than 10 bytes');
  }
}

/** Of lists of bools, some libraries write the element type as TRUE and others as FALSE. */
const elementType = (type: number): number => (type === FALSE ? TRUE : type);
