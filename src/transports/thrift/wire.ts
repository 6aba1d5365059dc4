import { Unreadable } from './protocol.ts';
import { hasHeader, headerOf, readHeader } from './theader.ts';

export type Protocol = 'binary' | 'compact';

const [BINARY, COMPACT] = [0x80, 0x82];
const COMPACT_VERSION_BITS = 0x1f;

/** How a message was wrapped; its answer is wrapped in the same way. */
export interface Wire {
  readonly protocol: Protocol;
  /** The bytes that go before an answer. @param bytes length of the answer @param status of a fault, as over HTTP */
  before(bytes: number, status?: number): Buffer;
}

/** One message, cut out of the bytes that arrived. */
export interface CutMessage {
  wire: Wire;
  bytes: Buffer;
  /** of THeader, by names in lower case */
  keys: ReadonlyMap<string, string>;
  /** what of its THeader is not supported, so that the message is refused without being decoded */
  refusal?: 'transforms' | 'protocol';
}

const NONE = Buffer.alloc(0);
const NO_KEYS: ReadonlyMap<string, string> = new Map();

const plain = (protocol: Protocol): Wire => ({ protocol, before: () => NONE });
const framed = (protocol: Protocol): Wire => ({ protocol, before: lengthOf });

function lengthOf(bytes: number): Buffer {
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(bytes);
  return length;
}

export const UNFRAMED: Readonly<Record<Protocol, Wire>> = { binary: plain('binary'), compact: plain('compact') };
export const FRAMED: Readonly<Record<Protocol, Wire>> = { binary: framed('binary'), compact: framed('compact') };

/** The protocol that a message's first two bytes name. @returns undefined: none, or too few bytes to know */
export function protocolOf(first: number | undefined, second: number | undefined): Protocol | undefined {
  if (first === BINARY && second === 0x01) return 'binary';
  return first === COMPACT && second !== undefined && (second & COMPACT_VERSION_BITS) === 1 ? 'compact' : undefined;
}

/** The message in a frame. @param frame without its length @throws Unreadable */
export function messageIn(frame: Buffer): CutMessage {
  if (!hasHeader(frame)) {
    const protocol = protocolOf(frame[0], frame[1]);
    if (!protocol) throw new Unreadable('a frame without a message of Thrift in it');
    return { wire: FRAMED[protocol], bytes: frame, keys: NO_KEYS };
  }
  const { sequence, protocolId, transforms, keys, message } = readHeader(frame);
  const known = protocolId === 0 ? 'binary' : protocolId === 2 ? 'compact' : undefined;
  const protocol = known ?? 'binary';
  const wire: Wire = {
    protocol,
    before: (bytes, status) => {
      const header = headerOf(sequence, protocol === 'binary' ? 0 : 2, status);
      return Buffer.concat([lengthOf(header.length + bytes), header]);
    },
  };
  const refusal = transforms > 0 ? 'transforms' : known ? undefined : 'protocol';
  return { wire, bytes: message, keys, ...(refusal && { refusal }) };
}

export const unframed = (protocol: Protocol, bytes: Buffer): CutMessage => ({
  wire: UNFRAMED[protocol],
  bytes,
  keys: NO_KEYS,
});

/** What a client seems to speak whose bytes are no Thrift: for the log. */
export function describe(bytes: Buffer): string {
  const text = bytes.toString('latin1', 0, 4);
  if (text === 'PRI ') return 'HTTP/2, which is spoken on the HTTP and gRPC ports';
  if (bytes[0] === 0x16) return 'TLS, which is not spoken here';
  if (/^[[{]/.test(text)) return 'JSON, which is not spoken here';
  return bytes[0] === 0
    ? 'a frame without a message of Thrift, or a message that is not strict'
    : `no wire of Thrift (${bytes.toString('hex', 0, 4)})`;
}
