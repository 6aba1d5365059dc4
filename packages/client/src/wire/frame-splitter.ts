import { Reader } from './reader.ts';

const LONGEST_VARINT = 10;

/** What stands before a message. */
export interface FrameHead {
  /** bytes of the head itself */
  size: number;
  /** bytes of the message after it */
  length: number;
}

/** How a protocol writes the length of a message. */
export interface Framing {
  /** a longer message says that these are no frames */
  largestBytes: number;
  /** @returns undefined: the head is not whole yet. @throws RangeError where no head stands */
  headOf(bytes: Uint8Array): FrameHead | undefined;
}

export interface Frame {
  head: Uint8Array;
  message: Uint8Array;
}

/** The length as a varint: the envelope's stream. */
export const VARINT_FRAMING: Framing = {
  largestBytes: 1 << 20,
  headOf(bytes) {
    const end = bytes.subarray(0, LONGEST_VARINT).findIndex((byte) => byte < 128);
    if (end >= 0) return { size: end + 1, length: Number(new Reader(bytes).varint()) };
    if (bytes.length >= LONGEST_VARINT) throw new RangeError('a varint of more than 10 bytes');
    return undefined;
  },
};

/** The length in four bytes, the highest first, after `flagBytes` others: Connect has one of them, Thrift none. */
export const lengthFraming = (flagBytes: number, largestBytes: number): Framing => ({
  largestBytes,
  headOf(bytes) {
    const size = flagBytes + 4;
    if (bytes.length < size) return undefined;
    return { size, length: new DataView(bytes.buffer, bytes.byteOffset).getUint32(flagBytes) };
  },
});

/** Cuts bytes that arrive in pieces of any size into messages, each of which follows its length. */
export class FrameSplitter {
  private rest = new Uint8Array();

  constructor(private readonly framing: Framing) {}

  /** @returns the frames that are whole by now. @throws RangeError at a head that is none, or of too long a message */
  take(piece: Uint8Array): Frame[] {
    const { largestBytes } = this.framing;
    const bytes = this.withRest(piece);
    const frames: Frame[] = [];
    let at = 0;
    for (let head = this.framing.headOf(bytes); head; head = this.framing.headOf(bytes.subarray(at))) {
      const start = at + head.size;
      const end = start + head.length;
      if (head.length > largestBytes) throw new RangeError(`a message of ${head.length} bytes`);
      if (end > bytes.length) break;
      frames.push({ head: bytes.subarray(at, start), message: bytes.subarray(start, end) });
      at = end;
    }
    this.rest = Uint8Array.from(bytes.subarray(at));
    return frames;
  }

  private withRest(piece: Uint8Array): Uint8Array {
    if (this.rest.length === 0) return piece;
    const bytes = new Uint8Array(this.rest.length + piece.length);
    bytes.set(this.rest);
    bytes.set(piece, this.rest.length);
    return bytes;
  }
}
