import { halvesOf, type Integer64, integer64, type MessageHead, Reader, Unreadable } from './protocol.ts';
import { Writer } from './writer.ts';

/** The upper half of the first word of a strict message; the last byte of that word is the message's type. */
const VERSION_1 = 0x8001;

/** Types on the wire. */
const [STOP, BOOL, BYTE, DOUBLE, I16, I32, I64, STRING, STRUCT, MAP, SET, LIST] = [
  0, 2, 3, 4, 6, 8, 10, 11, 12, 13, 14, 15,
];

/** Size in bytes of the types whose values all have the same size. */
export const FIXED_SIZES: Readonly<Record<number, number>> = {
  [BOOL]: 1,
  [BYTE]: 1,
  [DOUBLE]: 8,
  [I16]: 2,
  [I32]: 4,
  [I64]: 8,
};

/** Thrift's binary protocol, strict. */
export class BinaryWriter extends Writer {
  head({ type, name, seqId }: MessageHead): void {
    this.reserve(4);
    this.i32((VERSION_1 << 16) | type);
    this.string(name);
    this.i32(seqId);
  }

  field(type: number, id: number): number {
    this.reserve(3);
    const { buffer } = this;
    buffer[this.at++] = type;
    buffer[this.at++] = id >> 8;
    buffer[this.at++] = id;
    return id;
  }

  stop(): void {
    this.reserve(1);
    this.buffer[this.at++] = STOP;
  }

  bool(value: boolean): void {
    this.reserve(1);
    this.buffer[this.at++] = value ? 1 : 0;
  }

  i32(value: number): void {
    this.reserve(4);
    const { buffer } = this;
    buffer[this.at++] = value >>> 24;
    buffer[this.at++] = value >>> 16;
    buffer[this.at++] = value >>> 8;
    buffer[this.at++] = value;
  }

  i64(value: Integer64): void {
    const [low, high] = halvesOf(value);
    this.i32(high);
    this.i32(low);
  }

  double(value: number): void {
    this.reserve(8);
    this.at = this.buffer.writeDoubleBE(value, this.at);
  }

  string(value: string): void {
    this.reserve(4 + 3 * value.length);
    const at = this.at + 4;
    const length = value.length <= 40 && this.shortText(value, at) ? value.length : this.buffer.write(value, at);
    this.i32(length);
    this.at += length;
  }

  binary(value: ArrayLike<number>): void {
    this.reserve(4 + value.length);
    this.i32(value.length);
    this.buffer.set(value, this.at);
    this.at += value.length;
  }

  list(type: number, size: number): void {
    this.reserve(1);
    this.buffer[this.at++] = type;
    this.i32(size);
  }

  map(key: number, value: number, size: number): void {
    this.reserve(2);
    this.buffer[this.at++] = key;
    this.list(value, size);
  }
}

export class BinaryReader extends Reader {
  head(): MessageHead {
    const word = this.i32();
    if (word >>> 16 !== VERSION_1) throw new Unreadable('it is no strict message of the binary protocol');
    return { type: word & 0xff, name: this.string(), seqId: this.i32() };
  }

  i16(): number {
    const from = this.pass(2);
    return (((this.buffer[from] as number) << 24) >> 16) | (this.buffer[from + 1] as number);
  }

  i32(): number {
    const { buffer } = this;
    const from = this.pass(4);
    return (
      ((buffer[from] as number) << 24) |
      ((buffer[from + 1] as number) << 16) |
      ((buffer[from + 2] as number) << 8) |
      (buffer[from + 3] as number)
    );
  }

  bool(): boolean {
    return this.byte() !== 0;
  }

  double(): number {
    return this.buffer.readDoubleBE(this.pass(8));
  }

  nextField(): { type: number; id: number } | undefined {
    const type = this.byte();
    return type === STOP ? undefined : { type, id: this.i16() };
  }

  skipField(type: number, depth: number): void {
    this.skip(type, depth);
  }

  skip(type: number, depth: number): void {
    const fixed = FIXED_SIZES[type];
    if (fixed !== undefined) this.pass(fixed);
    else if (type === STRING) this.pass(this.length());
    else if (type === STRUCT) this.skipStruct(depth + 1);
    else if (type === LIST || type === SET) this.skipList(depth + 1);
    else if (type === MAP) this.skipMap(depth + 1);
    else throw new Unreadable(`it has a field of type ${type}, which there is not`);
  }

  protected integer(isUnsigned: boolean): Integer64 {
    const high = this.i32();
    return integer64(this.i32(), high, isUnsigned);
  }

  protected length(): number {
    return this.i32();
  }

  protected listHead(): { type: number; size: number } {
    const type = this.byte();
    return { type, size: this.sizeOf(this.i32()) };
  }

  protected mapHead(): { key: number; value: number; size: number } {
    const key = this.byte();
    const value = this.byte();
    return { key, value, size: this.sizeOf(this.i32()) };
  }

  private skipStruct(depth: number): void {
    this.enter(depth);
    for (let type = this.byte(); type !== STOP; type = this.byte()) {
      this.pass(2);
      this.skip(type, depth);
    }
  }
}
