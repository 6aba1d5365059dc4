import { Unreadable } from './protocol.ts';
import { headerOf, isHeader, readHeader, type ToldFault } from './theader.ts';
import { REQUEST_ID, requestIdOf } from '../request-id.ts';
import type { Writer } from './writer.ts';

export type Protocol = 'binary' | 'compact';

const [BINARY, COMPACT] = [0x80, 0x82];
const COMPACT_VERSION_BITS = 0x1f;

/** How a message was wrapped; its answer is wrapped in the same way. */
export interface Wire {
  readonly protocol: Protocol;
  /** Takes an answer that was written, and wraps it. @param fault that it tells of */
  wrap(answer: Writer, fault?: ToldFault): Buffer;
}

/** One message, cut out of the bytes that arrived. */
export interface CutMessage {
  wire: Wire;
  bytes: Buffer;
  /** of THeader, by names in lower case; undefined: it has none */
  keys: ReadonlyMap<string, string> | undefined;
  /** what of its THeader is not supported, so that the message is refused without being decoded */
  refusal?: 'transforms' | 'protocol';
}

const plain = (protocol: Protocol): Wire => ({ protocol, wrap: (answer) => answer.take() });
const framed = (protocol: Protocol): Wire => ({ protocol, wrap: (answer) => answer.takeFrame() });

export const UNFRAMED: Readonly<Record<Protocol, Wire>> = { binary: plain('binary'), compact: plain('compact') };
export const FRAMED: Readonly<Record<Protocol, Wire>> = { binary: framed('binary'), compact: framed('compact') };

/** The protocol that a message's first two bytes name. @returns undefined: none, or too few bytes to know */
export function protocolOf(first: number | undefined, second: number | undefined): Protocol | undefined {
  if (first === BINARY && second === 0x01) return 'binary';
  return first === COMPACT && second !== undefined && (second & COMPACT_VERSION_BITS) === 1 ? 'compact' : undefined;
}

/** The message in a frame. @param frame without its length @throws Unreadable */
export function messageIn(frame: Buffer): CutMessage {
  const protocol = protocolOf(frame[0], frame[1]);
  if (protocol) return { wire: FRAMED[protocol], bytes: frame, keys: undefined };
  if (!isHeader(frame[0], frame[1])) throw new Unreadable('a frame without a message of Thrift in it');
  return messageBehindHeader(frame);
}

/** @throws Unreadable */
function messageBehindHeader(frame: Buffer): CutMessage {
  const { sequence, protocolId, transforms, keys, message } = readHeader(frame);
  const known = protocolId === 0 ? 'binary' : protocolId === 2 ? 'compact' : undefined;
  const protocol = known ?? 'binary';
  const requestId = requestIdOf(keys.get(REQUEST_ID));
  const wire: Wire = {
    protocol,
    wrap: (answer, fault) => {
      const header = headerOf(sequence, protocol === 'binary' ? 0 : 2, { fault, requestId });
      const length = Buffer.allocUnsafe(4);
      length.writeUInt32BE(header.length + answer.length);
      return Buffer.concat([length, header, answer.take()]);
    },
  };
  const refusal = transforms > 0 ? 'transforms' : known ? undefined : 'protocol';
  return { wire, bytes: message, keys, ...(refusal && { refusal }) };
}

export const unframed = (protocol: Protocol, bytes: Buffer): CutMessage => ({
  wire: UNFRAMED[protocol],
  bytes,
  keys: undefined,
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
