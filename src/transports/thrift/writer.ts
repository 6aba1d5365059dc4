import { type Integer64, integerOfKey, type MessageHead } from './protocol.ts';

const ENOUGH_FOR_A_VALUE = 32;

/** Bytes of the buffer that messages share: as many as in the pool of Node's own Buffers. */
const SHARED_BYTES = 8 * 1024;

/** Where less is left, the next message begins in a new buffer instead of being moved there. */
const LEAST_ROOM = 512;

/** A frame's length, for which there is room before every message. */
const LENGTH_BYTES = 4;

/**
 * Writes messages, one behind the other into a buffer that they share: each is taken as a part of it and not copied.
 * After each write there is room for one more value of a fixed size, so those need not check.
 */
export abstract class Writer {
  protected buffer = Buffer.allocUnsafeSlow(SHARED_BYTES);
  protected at = LENGTH_BYTES;
  /** where the room for the length of the message's frame begins */
  private from = 0;

  abstract head(message: MessageHead): void;
  /** @param last id of the field before, 0 at the first: the compact protocol writes the difference @returns the id */
  abstract field(type: number, id: number, last: number): number;
  abstract stop(): void;
  abstract bool(value: boolean): void;
  abstract i32(value: number): void;
  abstract i64(value: Integer64): void;
  abstract double(value: number): void;
  abstract string(value: string): void;
  abstract binary(value: ArrayLike<number>): void;
  abstract list(type: number, size: number): void;
  abstract map(key: number, value: number, size: number): void;

  key64(key: string, isUnsigned: boolean): void {
    this.i64(integerOfKey(key, isUnsigned));
  }

  /** Forgets what was written and not taken. */
  reset(): void {
    this.at = this.from + LENGTH_BYTES;
  }

  /** bytes of the message as far as it was written */
  get length(): number {
    return this.at - this.from - LENGTH_BYTES;
  }

  /** The message that was written. */
  take(): Buffer {
    return this.takeFrom(this.from + LENGTH_BYTES);
  }

  /** The message that was written, behind its length. */
  takeFrame(): Buffer {
    this.buffer.writeUInt32BE(this.length, this.from);
    return this.takeFrom(this.from);
  }

  protected reserve(bytes: number): void {
    if (this.at + bytes + ENOUGH_FOR_A_VALUE <= this.buffer.length) return;
    const written = this.at - this.from;
    const larger = Buffer.allocUnsafeSlow(Math.max(SHARED_BYTES, 2 * (written + bytes + ENOUGH_FOR_A_VALUE)));
    this.buffer.copy(larger, 0, this.from, this.at);
    this.buffer = larger;
    this.from = 0;
    this.at = written;
  }

  private takeFrom(from: number): Buffer {
    const taken = this.buffer.subarray(from, this.at);
    this.from = this.at;
    if (this.buffer.length - this.at < LEAST_ROOM) {
      this.buffer = Buffer.allocUnsafeSlow(SHARED_BYTES);
      this.from = 0;
    }
    this.reset();
    return taken;
  }

  /** Writes a short ASCII text, in a loop that is faster than Buffer.write. @returns false: it is not ASCII */
  protected shortText(text: string, at: number): boolean {
    const { buffer } = this;
    const { length } = text;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code > 127) return false;
      buffer[at + index] = code;
    }
    return true;
  }
}
