import { MessageScanner } from './message-scanner.ts';
import { Unreadable } from './protocol.ts';
import { isHeader } from './theader.ts';
import { type CutMessage, describe, messageIn, type Protocol, protocolOf, unframed } from './wire.ts';
import { MESSAGE_LIMIT_BYTES } from '../../rpc/limits.ts';

const NOTHING = Buffer.alloc(0);

/** Bytes of a frame's length, and bytes that suffice to see what is in the frame. */
const [LENGTH_BYTES, ENOUGH_BYTES] = [4, 6];

const HTTP = /^(GET |POST|PUT |HEAD|OPTI|DELE|PATC|CONN|TRAC)/;

/** A message whose wire is known and that is not whole yet: a frame's bytes with its length, or an unframed message. */
type Begun = number | { protocol: Protocol; scanner: MessageScanner };

/** Cuts the bytes of a connection, which arrive in pieces of any size, into messages. */
export class MessageCutter {
  /** bytes that are not cut into messages yet stand in it from `from` to `to` */
  private bytes: Buffer = NOTHING;
  private from = 0;
  private to = 0;
  private begun: Begun | undefined;
  private isFirst = true;

  /** a message has begun and is not whole */
  get isWithin(): boolean {
    return this.to > this.from;
  }

  put(piece: Buffer): void {
    if (!this.isWithin) {
      this.bytes = piece;
      this.from = 0;
      this.to = piece.length;
      return;
    }
    const held = this.to - this.from;
    const needed = held + piece.length;
    // messages that were cut still refer to this buffer, so the rest is copied to a new one, of twice the size: few
    // copies
    if (this.from > 0 || needed > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, 2 * held));
      this.bytes.copy(larger, 0, this.from, this.to);
      this.bytes = larger;
      this.from = 0;
    }
    piece.copy(this.bytes, held);
    this.to = needed;
  }

  /**
   * @returns the next message; undefined: it is not whole yet; 'http': the client speaks HTTP, see `rest`
   * @throws Unreadable where nothing more can be read
   */
  next(): CutMessage | 'http' | undefined {
    const begun = this.begun ?? this.begin();
    if (begun === undefined || begun === 'http') return begun;
    this.begun = begun;
    const { bytes, from } = this;
    const size = typeof begun === 'number' ? begun : begun.scanner.endIn(bytes.subarray(from, this.to));
    if (size === undefined || size > this.to - from) return undefined;
    this.begun = undefined;
    this.isFirst = false;
    const end = from + size;
    this.from = end;
    if (end === this.to) this.bytes = NOTHING;
    return typeof begun === 'number'
      ? messageIn(bytes.subarray(from + LENGTH_BYTES, end))
      : unframed(begun.protocol, bytes.subarray(from, end));
  }

  /** The bytes that are not cut yet, for another protocol's server. */
  rest(): Buffer {
    const rest = this.uncut;
    this.bytes = NOTHING;
    this.from = this.to = 0;
    return rest;
  }

  private get uncut(): Buffer {
    return this.bytes.subarray(this.from, this.to);
  }

  /** A byte of the next message; undefined: it has not arrived. */
  private byte(index: number): number | undefined {
    const at = this.from + index;
    return at < this.to ? this.bytes[at] : undefined;
  }

  /** @returns undefined: too few bytes to tell */
  private begin(): Begun | 'http' | undefined {
    const first = this.byte(0);
    if (first === undefined) return undefined;
    if (first === 0) return this.beginFrame();
    const second = this.byte(1);
    if (first >= 0x80 && second === undefined) return undefined;
    const protocol = protocolOf(first, second);
    if (protocol) return { protocol, scanner: new MessageScanner(protocol === 'compact', MESSAGE_LIMIT_BYTES) };
    if (isCapital(first) && this.to - this.from < LENGTH_BYTES) return undefined;
    if (this.isFirst && HTTP.test(this.uncut.toString('latin1', 0, LENGTH_BYTES))) return 'http';
    throw new Unreadable(describe(this.uncut));
  }

  private beginFrame(): number | undefined {
    const arrived = this.to - this.from;
    if (arrived < LENGTH_BYTES) return undefined;
    const length = this.bytes.readUInt32BE(this.from);
    if (length > MESSAGE_LIMIT_BYTES) throw new Unreadable(`a frame of ${length} bytes, over ${MESSAGE_LIMIT_BYTES}`);
    if (arrived < ENOUGH_BYTES && arrived < LENGTH_BYTES + length) return undefined;
    const [first, second] = length < 2 ? [] : [this.byte(LENGTH_BYTES), this.byte(LENGTH_BYTES + 1)];
    if (!protocolOf(first, second) && !isHeader(first, second)) throw new Unreadable(describe(this.uncut));
    return LENGTH_BYTES + length;
  }
}

const isCapital = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
