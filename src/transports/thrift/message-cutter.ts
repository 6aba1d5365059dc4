import { MessageScanner } from './message-scanner.ts';
import { Unreadable } from './protocol.ts';
import { hasHeader } from './theader.ts';
import { type CutMessage, describe, messageIn, type Protocol, protocolOf, unframed } from './wire.ts';
import { MESSAGE_LIMIT_BYTES } from '../../rpc/limits.ts';

const NOTHING = Buffer.alloc(0);

/** Bytes of a frame's length, and bytes that suffice to see what is in the frame. */
const [LENGTH_BYTES, ENOUGH_BYTES] = [4, 6];

const HTTP = /^(GET |POST|PUT |HEAD|OPTI|DELE|PATC|CONN|TRAC)/;

/** A message whose wire is known and that is not whole yet. */
type Begun = { kind: 'frame'; end: number } | { kind: 'unframed'; protocol: Protocol; scanner: MessageScanner };

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
    const bytes = this.bytes.subarray(this.from, this.to);
    const begun = this.begun ?? this.begin(bytes);
    if (begun === undefined || begun === 'http') return begun;
    this.begun = begun;
    const end = begun.kind === 'frame' ? begun.end : begun.scanner.endIn(bytes);
    if (end === undefined || end > bytes.length) return undefined;
    this.begun = undefined;
    this.isFirst = false;
    this.from += end;
    const message =
      begun.kind === 'frame'
        ? messageIn(bytes.subarray(LENGTH_BYTES, end))
        : unframed(begun.protocol, bytes.subarray(0, end));
    if (this.from === this.to) this.bytes = NOTHING;
    return message;
  }

  /** The bytes that are not cut yet, for another protocol's server. */
  rest(): Buffer {
    const rest = this.bytes.subarray(this.from, this.to);
    this.bytes = NOTHING;
    this.from = this.to = 0;
    return rest;
  }

  /** @returns undefined: too few bytes to tell */
  private begin(bytes: Buffer): Begun | 'http' | undefined {
    const [first, second] = bytes;
    if (first === undefined || (first >= 0x80 && second === undefined)) return undefined;
    const protocol = protocolOf(first, second);
    if (protocol)
      return { kind: 'unframed', protocol, scanner: new MessageScanner(protocol === 'compact', MESSAGE_LIMIT_BYTES) };
    if (first === 0) return this.beginFrame(bytes);
    if (isCapital(first) && bytes.length < LENGTH_BYTES) return undefined;
    if (this.isFirst && HTTP.test(bytes.toString('latin1', 0, LENGTH_BYTES))) return 'http';
    throw new Unreadable(describe(bytes));
  }

  private beginFrame(bytes: Buffer): Begun | undefined {
    if (bytes.length < LENGTH_BYTES) return undefined;
    const length = bytes.readUInt32BE(0);
    if (length > MESSAGE_LIMIT_BYTES) throw new Unreadable(`a frame of ${length} bytes, over ${MESSAGE_LIMIT_BYTES}`);
    if (bytes.length >= ENOUGH_BYTES || bytes.length >= LENGTH_BYTES + length) {
      const content = bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
      if (!hasHeader(content) && !protocolOf(content[0], content[1])) throw new Unreadable(describe(bytes));
      return { kind: 'frame', end: LENGTH_BYTES + length };
    }
    return undefined;
  }
}

const isCapital = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
