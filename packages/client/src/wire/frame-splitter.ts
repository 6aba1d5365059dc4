import { Reader } from './reader.ts';

const LARGEST_BYTES = 1 << 20;
const LONGEST_VARINT = 10;

/** Cuts bytes that arrive in pieces of any size into messages; each message follows its length as a varint. */
export class FrameSplitter {
  private rest = new Uint8Array();

  /** @returns messages that are whole by now. @throws RangeError where no length stands, or one of 1 MiB and more */
  take(piece: Uint8Array): Uint8Array[] {
    const bytes = new Uint8Array(this.rest.length + piece.length);
    bytes.set(this.rest);
    bytes.set(piece, this.rest.length);
    const whole: Uint8Array[] = [];
    let at = 0;
    for (let start = this.startOf(bytes, at); start !== undefined; start = this.startOf(bytes, at)) {
      const length = Number(new Reader(bytes.subarray(at, start)).varint());
      if (length > LARGEST_BYTES) throw new RangeError(`a message of ${length} bytes`);
      if (start + length > bytes.length) break;
      whole.push(bytes.subarray(start, start + length));
      at = start + length;
    }
    this.rest = bytes.slice(at);
    return whole;
  }

  /** Where the message begins whose length begins there; undefined: the length is not whole yet. */
  private startOf(bytes: Uint8Array, at: number): number | undefined {
    const end = bytes.subarray(at, at + LONGEST_VARINT).findIndex((byte) => byte < 128);
    if (end >= 0) return at + end + 1;
    if (bytes.length - at >= LONGEST_VARINT) throw new RangeError('a varint of more than 10 bytes');
    return undefined;
  }
}
