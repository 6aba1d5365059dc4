// Over 250 lines: one state machine for both protocols; its steps are easier to follow in one file.
import { FIXED_SIZES } from './binary.ts';
import { MOST_DEPTH, Unreadable } from './protocol.ts';

/** Types on the wire of the binary protocol (see binary.ts). */
const [STRING, STRUCT, MAP, SET, LIST] = [11, 12, 13, 14, 15];

/** How to find the end of a value of the compact protocol, by its type on the wire. */
const OF_COMPACT: Readonly<Record<number, Value>> = {
  1: { kind: 'fixed', bytes: 1 },
  2: { kind: 'fixed', bytes: 1 },
  3: { kind: 'fixed', bytes: 1 },
  4: { kind: 'varint' },
  5: { kind: 'varint' },
  6: { kind: 'varint' },
  7: { kind: 'fixed', bytes: 8 },
  8: { kind: 'block' },
  9: { kind: 'list' },
  10: { kind: 'list' },
  11: { kind: 'map' },
  12: { kind: 'struct' },
};

const OF_BINARY: Readonly<Record<number, Value>> = {
  ...Object.fromEntries(Object.entries(FIXED_SIZES).map(([type, bytes]) => [type, { kind: 'fixed', bytes }] as const)),
  [STRING]: { kind: 'block' },
  [STRUCT]: { kind: 'struct' },
  [MAP]: { kind: 'map' },
  [SET]: { kind: 'list' },
  [LIST]: { kind: 'list' },
};

type Value = { kind: 'fixed'; bytes: number } | { kind: 'varint' | 'block' | 'list' | 'map' | 'struct' };

/** A value that contains others. `items`: a list's one item type, or a map's key and value types, which alternate. */
type Open = { items: readonly Value[]; left: number } | 'struct';

/**
 * Finds the end of a message that does not say its length. It goes on where it stopped, so that a message which comes
 * in many pieces costs no more than one that comes whole.
 */
export class MessageScanner {
  private at = 0;
  private readonly open: Open[] = [];
  /** a value whose beginning is not whole yet */
  private pending: Value | undefined;
  private isInHead = true;
  private readonly values: Readonly<Record<number, Value>>;

  constructor(
    private readonly isCompact: boolean,
    private readonly mostBytes: number,
  ) {
    this.values = isCompact ? OF_COMPACT : OF_BINARY;
  }

  /**
   * @param bytes what there is of the message, its beginning included
   * @returns where it ends; undefined: not within these bytes
   * @throws Unreadable
   */
  endIn(bytes: Buffer): number | undefined {
    if (this.isInHead && !this.passHead(bytes)) return undefined;
    while (this.open.length > 0) {
      if (this.at > bytes.length) return undefined;
      const isPassed = this.pending ? this.begin(this.pending, bytes) : this.next(bytes);
      if (!isPassed) return undefined;
    }
    return this.at <= bytes.length ? this.at : undefined;
  }

  /** Passes the head: only its name varies in length, and that says its length. */
  private passHead(bytes: Buffer): boolean {
    const end = this.isCompact ? this.endOfCompactHead(bytes) : this.endOfBinaryHead(bytes);
    if (end === undefined) return false;
    this.isInHead = false;
    this.open.push('struct');
    this.moveTo(end);
    return true;
  }

  private endOfBinaryHead(bytes: Buffer): number | undefined {
    if (bytes.length < 8) return undefined;
    return 8 + this.size(bytes.readInt32BE(4)) + 4;
  }

  private endOfCompactHead(bytes: Buffer): number | undefined {
    this.at = 2;
    if (this.varint(bytes) === undefined) return undefined; // the sequence number
    const length = this.varint(bytes);
    return length === undefined ? undefined : this.at + this.size(length);
  }

  /** Goes on to the next value in the innermost open one, or past its end. @returns false: more bytes are needed */
  private next(bytes: Buffer): boolean {
    const innermost = this.open.at(-1);
    if (innermost === 'struct') return this.nextField(bytes);
    if (!innermost || innermost.left === 0) {
      this.open.pop();
      return true;
    }
    const { items } = innermost;
    this.pending = items[innermost.left % items.length];
    innermost.left--;
    return true;
  }

  private nextField(bytes: Buffer): boolean {
    const from = this.at;
    const head = bytes[from];
    if (head === undefined) return false;
    const type = this.isCompact ? head & 15 : head;
    if (type === 0) {
      this.at++;
      this.open.pop();
      return true;
    }
    if (!this.isCompact) this.moveTo(from + 3);
    else {
      this.at++;
      if (head <= 15 && this.varint(bytes) === undefined) {
        this.at = from;
        return false;
      }
      if (type <= 2) return true; // a bool's value is its type
    }
    this.pending = this.valueOf(type);
    return true;
  }

  /** @returns false: its beginning is not whole */
  private begin(value: Value, bytes: Buffer): boolean {
    const from = this.at;
    if (!this.pass(value, bytes)) {
      this.at = from;
      return false;
    }
    return true;
  }

  private pass(value: Value, bytes: Buffer): boolean {
    switch (value.kind) {
      case 'fixed':
        this.pending = undefined;
        this.moveTo(this.at + value.bytes);
        return true;
      case 'varint':
        if (!this.passVarint(bytes)) return false;
        this.pending = undefined;
        return true;
      case 'block': {
        const length = this.sizeIn(bytes);
        if (length === undefined) return false;
        this.pending = undefined;
        this.moveTo(this.at + this.size(length));
        return true;
      }
      case 'struct':
        this.pending = undefined;
        this.enter('struct');
        return true;
      case 'list':
        return this.beginList(bytes);
      case 'map':
        return this.beginMap(bytes);
    }
  }

  private beginList(bytes: Buffer): boolean {
    const head = bytes[this.at];
    if (head === undefined) return false;
    this.at++;
    const isShort = this.isCompact && head >> 4 < 15;
    const size = isShort ? head >> 4 : this.sizeIn(bytes);
    if (size === undefined) return false;
    this.enterItems([this.isCompact ? head & 15 : head], size);
    return true;
  }

  private beginMap(bytes: Buffer): boolean {
    if (this.isCompact) {
      const size = this.varint(bytes);
      if (size === undefined) return false;
      if (size === 0) {
        this.pending = undefined;
        return true;
      }
      const types = bytes[this.at];
      if (types === undefined) return false;
      this.at++;
      this.enterItems([types >> 4, types & 15], size);
      return true;
    }
    const [key, value] = [bytes[this.at], bytes[this.at + 1]];
    if (key === undefined || value === undefined) return false;
    this.at += 2;
    const size = this.sizeIn(bytes);
    if (size === undefined) return false;
    this.enterItems([key, value], size);
    return true;
  }

  /** @param types of a list's items, or of a map's key and value */
  private enterItems(types: readonly number[], size: number): void {
    this.pending = undefined;
    const count = this.size(size) * types.length;
    if (count === 0) return;
    const items = types.map((type) => this.valueOf(type));
    const [only] = items;
    if (items.length === 1 && only?.kind === 'fixed') return this.moveTo(this.at + count * only.bytes);
    this.enter({ items, left: count });
  }

  private enter(open: Open): void {
    if (this.open.length > MOST_DEPTH + 1) throw new Unreadable(`it is nested more than ${MOST_DEPTH} deep`);
    this.open.push(open);
  }

  private moveTo(at: number): void {
    if (at > this.mostBytes) throw new Unreadable(`it is over ${this.mostBytes / 1024} KiB`);
    this.at = at;
  }

  private valueOf(type: number): Value {
    const value = this.values[type];
    if (!value) throw new Unreadable(`it has a value of type ${type}, which there is not`);
    return value;
  }

  /** Checks the length of a text, or a number of items: each item takes at least one byte. */
  private size(size: number): number {
    if (size < 0 || size > this.mostBytes) throw new Unreadable('a size is beyond any end');
    return size;
  }

  private sizeIn(bytes: Buffer): number | undefined {
    if (this.isCompact) return this.varint(bytes);
    if (this.at + 4 > bytes.length) return undefined;
    this.at += 4;
    return bytes.readInt32BE(this.at - 4);
  }

  /** Its lower 32 bits. @returns undefined: it is not whole */
  private varint(bytes: Buffer): number | undefined {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[this.at];
      if (byte === undefined) return undefined;
      this.at++;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new Unreadable('it has a varint of more than 5 bytes where 32 bits are meant');
  }

  private passVarint(bytes: Buffer): boolean {
    for (let length = 1; length <= 10; length++) {
      const byte = bytes[this.at];
      if (byte === undefined) return false;
      this.at++;
      if (byte < 128) return true;
    }
    throw new Unreadable('it has a varint of more than 10 bytes');
  }
}
