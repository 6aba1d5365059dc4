import { REQUEST_ID } from '../request-id.ts';
import { Unreadable } from './protocol.ts';

/**
 * A THeader frame after its length: magic (2 bytes), flags (2), sequence number (4), length of the header in words of
 * four bytes (2): 10 bytes that are always there.
 */
const [MAGIC, FIXED_BYTES, WORD] = [0x0fff, 10, 4];

/** The id of a header's info block that holds keys with their values. */
const KEYS = 1;

/** What a THeader says of its message. */
export interface Header {
  sequence: number;
  /** 0 binary, 2 compact */
  protocolId: number;
  transforms: number;
  /** names in lower case */
  keys: ReadonlyMap<string, string>;
  message: Buffer;
}

/** Whether a frame that begins with these two bytes has a THeader. */
export const isHeader = (first: number | undefined, second: number | undefined): boolean =>
  first === MAGIC >> 8 && second === (MAGIC & 0xff);

/** @param frame without its length @throws Unreadable */
export function readHeader(frame: Buffer): Header {
  if (frame.length < FIXED_BYTES) throw new Unreadable('its THeader is not whole');
  const size = frame.readUInt16BE(8) * WORD;
  if (FIXED_BYTES + size > frame.length) throw new Unreadable('its THeader is longer than its frame');
  const fields = new HeaderFields(frame.subarray(FIXED_BYTES, FIXED_BYTES + size));
  const protocolId = fields.varint();
  const transforms = fields.varint();
  const keys = new Map<string, string>();
  if (transforms === 0)
    while (!fields.isAtEnd && fields.varint() === KEYS)
      for (let left = fields.varint(); left > 0; left--) {
        const key = fields.text().toLowerCase();
        keys.set(key, fields.text());
      }
  return { sequence: frame.readUInt32BE(4), protocolId, transforms, keys, message: frame.subarray(FIXED_BYTES + size) };
}

class HeaderFields {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) break;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new Unreadable('its THeader ends within a field');
  }

  text(): string {
    const length = this.varint();
    if (length > this.bytes.length - this.at) throw new Unreadable('its THeader ends within a field');
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
}

/** What a header says of a fault. */
export interface ToldFault {
  /** as over HTTP: sent under the key `x-status` */
  status: number;
  /** sent under the key `x-retry-after-ms`; undefined: nothing is said of a wait */
  retryAfterMs: number | undefined;
}

/** What a header says beside its sequence number and protocol. */
export interface Said {
  fault?: ToldFault | undefined;
  /** of the call, to be sent back: at most 127 characters */
  requestId?: string | undefined;
}

/** The header of an answer. */
export function headerOf(sequence: number, protocolId: number, { fault, requestId }: Said = {}): Buffer {
  const keys: [name: string, value: string][] = requestId === undefined ? [] : [[REQUEST_ID, requestId]];
  if (fault) keys.push(['x-status', String(fault.status)]);
  if (fault?.retryAfterMs !== undefined) keys.push(['x-retry-after-ms', String(fault.retryAfterMs)]);
  const fields = keys.length === 0 ? [] : [KEYS, keys.length, ...keys.flat().flatMap(textOf)];
  const words = Math.ceil((2 + fields.length) / WORD);
  const header = Buffer.alloc(FIXED_BYTES + words * WORD);
  header.writeUInt16BE(MAGIC, 0);
  header.writeUInt32BE(sequence, 4);
  header.writeUInt16BE(words, 8);
  header.set([protocolId, 0, ...fields], FIXED_BYTES);
  return header;
}

const textOf = (text: string): number[] => [text.length, ...Buffer.from(text)];
