import Long from 'long';
import protobuf from 'protobufjs';

/** The bytes are no Thrift message, or not the struct that was expected. */
export class Unreadable extends Error {}

/** Nesting of structs, lists and maps. Readers recurse, so it needs a limit; our own messages stay far below it. */
export const MOST_DEPTH = 32;

export const MESSAGE_TYPES = { call: 1, reply: 2, exception: 3, oneway: 4 } as const;

/** How a message begins. */
export interface MessageHead {
  type: number;
  name: string;
  seqId: number;
}

/** A 64-bit integer as protobufjs has it. */
export type Integer64 = number | Long;

const TWO_32 = 2 ** 32;
/** A 64-bit integer whose upper half is below this fits a number exactly. */
const SAFE_HIGH = 2 ** 21;

/** A number where it is exact, since numbers are read and written faster; else a Long, unsigned by `isUnsigned`. */
export function integer64(low: number, high: number, isUnsigned: boolean): Integer64 {
  if (high >= 0 && high < SAFE_HIGH) return high * TWO_32 + (low >>> 0);
  return new Long(low, high, isUnsigned);
}

/** The lower and the upper 32 bits of a 64-bit integer. */
export function halvesOf(value: Integer64): [low: number, high: number] {
  if (typeof value === 'number') return [value | 0, Math.floor(value / TWO_32) | 0];
  return [value.low, value.high];
}

/** The key of a protobufjs map for an integer of 64 bits, and back. */
export const keyOf64 = (value: Integer64): string => protobuf.util.LongBits.from(value).toHash();
export const integerOfKey = (key: string, isUnsigned: boolean): Integer64 =>
  /^-?\d+$/.test(key)
    ? Long.fromString(key, isUnsigned)
    : (protobuf.util.LongBits.fromHash(key).toLong(isUnsigned) as Long);

/** Reads one message. Each size is checked against the bytes that are left before anything is allocated for it. */
export abstract class Reader {
  constructor(
    protected readonly buffer: Buffer,
    protected at: number,
    protected readonly end: number,
  ) {}

  /** @throws Unreadable, as every other method does */
  abstract head(): MessageHead;
  abstract i16(): number;
  abstract bool(): boolean;
  abstract i32(): number;
  abstract double(): number;
  /** The next field of a struct; undefined: it has no more. @param last id of the field before, 0 at the first */
  abstract nextField(last: number): { type: number; id: number } | undefined;
  abstract skip(type: number, depth: number): void;
  /** Skips a field's value; in the compact protocol a bool field has none beyond its type. */
  abstract skipField(type: number, depth: number): void;
  protected abstract integer(isUnsigned: boolean): Integer64;
  protected abstract length(): number;
  /** Element type and number of elements of a list or set. */
  protected abstract listHead(): { type: number; size: number };
  protected abstract mapHead(): { key: number; value: number; size: number };

  get isAtEnd(): boolean {
    return this.at === this.end;
  }

  enter(depth: number): void {
    if (depth > MOST_DEPTH) throw new Unreadable(`it is nested more than ${MOST_DEPTH} deep`);
  }

  byte(): number {
    if (this.at >= this.end) throw new Unreadable('it ends within a field');
    return this.buffer[this.at++] as number;
  }

  u32(): number {
    return this.i32() >>> 0;
  }

  i64(): Integer64 {
    return this.integer(false);
  }

  u64(): Integer64 {
    return this.integer(true);
  }

  key64(): string {
    return keyOf64(this.integer(true));
  }

  binary(): Buffer {
    const from = this.pass(this.length());
    return this.buffer.subarray(from, this.at);
  }

  string(): string {
    const length = this.length();
    const from = this.pass(length);
    return length > 24 ? this.buffer.toString('utf8', from, this.at) : this.shortText(from);
  }

  list<T>(type: number, read: () => T, depth: number): T[] {
    this.enter(depth);
    const { type: found, size } = this.listHead();
    const values: T[] = [];
    for (let index = 0; index < size; index++)
      if (found === type) values.push(read());
      else this.skip(found, depth + 1);
    return values;
  }

  map<T>([key, value]: [number, number], read: () => [string | number | boolean, T], depth: number): Record<string, T> {
    this.enter(depth);
    const { key: keys, value: values, size } = this.mapHead();
    const entries: [string | number | boolean, T][] = [];
    for (let index = 0; index < size; index++)
      if (keys === key && values === value) entries.push(read());
      else {
        this.skip(keys, depth + 1);
        this.skip(values, depth + 1);
      }
    return Object.fromEntries(entries) as Record<string, T>;
  }

  protected skipList(depth: number): void {
    this.enter(depth);
    const { type, size } = this.listHead();
    for (let index = 0; index < size; index++) this.skip(type, depth + 1);
  }

  protected skipMap(depth: number): void {
    this.enter(depth);
    const { key, value, size } = this.mapHead();
    for (let index = 0; index < size; index++) {
      this.skip(key, depth + 1);
      this.skip(value, depth + 1);
    }
  }

  /** @returns where the passed bytes begin */
  protected pass(bytes: number): number {
    if (bytes < 0 || bytes > this.end - this.at) throw new Unreadable('a size is beyond its end');
    const from = this.at;
    this.at += bytes;
    return from;
  }

  /** Checks a number of items: each takes at least one byte. */
  protected sizeOf(items: number): number {
    if (items < 0 || items > this.end - this.at) throw new Unreadable('a size is beyond its end');
    return items;
  }

  private shortText(from: number): string {
    const { buffer, at } = this;
    let text = '';
    for (let index = from; index < at; index++) {
      const code = buffer[index] as number;
      if (code > 127) return buffer.toString('utf8', from, at);
      text += String.fromCharCode(code);
    }
    return text;
  }
}
