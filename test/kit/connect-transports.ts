import type { TestNode } from './node.ts';
import { Inbox } from './inbox.ts';
import { type Caller, type Json, repliesOf, schema } from './replies.ts';
import type { OpenStream } from './streams.ts';
import { HTTP_OF, type Transport, unaryReplies } from './transports.ts';

/** A content type of the path /othello.Othello/, by our own few lines: stock clients have tests of their own. */
interface Wire {
  name: string;
  unary: string;
  streaming: string;
  isJson?: boolean;
  isText?: boolean;
}

const CODES: Readonly<Record<string, number>> = {
  ...{ invalid_argument: 3, deadline_exceeded: 4, permission_denied: 7, resource_exhausted: 8, aborted: 10 },
  ...{ unimplemented: 12, internal: 13, unavailable: 14 },
};

export const headersOf = (type: string, { token, seqNo, version }: Caller): Record<string, string> => ({
  'content-type': type,
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
  ...(seqNo !== undefined && { 'x-seq-no': String(seqNo) }),
  ...(version !== undefined && { 'x-protocol-version': String(version) }),
});

export function framed(flags: number, message: Uint8Array): Buffer {
  const head = Buffer.from([flags, 0, 0, 0, 0]);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** A frame as it came. */
export interface Frame {
  flags: number;
  message: Buffer;
}

/** Frames that are whole, and the bytes after them. */
export function splitFrames(bytes: Buffer): { frames: Frame[]; rest: Buffer } {
  const frames: Frame[] = [];
  let at = 0;
  while (bytes.length - at >= 5 && bytes.length - at - 5 >= bytes.readUInt32BE(at + 1)) {
    const end = at + 5 + bytes.readUInt32BE(at + 1);
    frames.push({ flags: bytes[at] ?? 0, message: bytes.subarray(at + 5, end) });
    at = end;
  }
  return { frames, rest: bytes.subarray(at) };
}

/** Pieces of base64, each of whole groups and maybe padded. */
export const textBytes = (text: string): Buffer =>
  Buffer.concat((text.match(/[^=]+=*/g) ?? []).map((piece) => Buffer.from(piece, 'base64')));

/** The gRPC status that a stream's or a call's last frame tells. */
export function statusIn({ flags, message }: Frame): number {
  if (flags === 0x80) return Number(/^grpc-status: (\d+)\r\n/m.exec(message.toString())?.[1]);
  if (flags !== 2) throw new Error(`a frame with the flags ${flags} ends no answer`);
  const { error } = JSON.parse(message.toString()) as { error?: { code: string } };
  return error ? (CODES[error.code] ?? NaN) : 0;
}

const encode = ({ isJson }: Wire, procedure: string, request: object): Buffer =>
  isJson
    ? Buffer.from(JSON.stringify(request))
    : Buffer.from(
        schema
          .codec(`Req${procedure}`)
          .encode(schema.fromJson(`Req${procedure}`, JSON.stringify(request)))
          .finish(),
      );

const decode = ({ isJson }: Wire, message: string, bytes: Buffer): Json =>
  isJson
    ? (JSON.parse(bytes.toString()) as Json)
    : (schema.toJson(message, schema.codec(message).decode(bytes)) as Json);

const httpOf = (status: number): number => {
  const http = HTTP_OF[status as keyof typeof HTTP_OF];
  if (http === undefined) throw new Error(`gRPC status ${status}`);
  return http;
};

function openTransport(wire: Wire, { url }: Pick<TestNode, 'url'>): Transport {
  const isFramed = wire.unary === wire.streaming;
  return {
    name: wire.name,
    async call(procedure, request, caller = {}) {
      const message = encode(wire, procedure, request);
      const bytes = isFramed ? framed(0, message) : message;
      const response = await fetch(`${url}/${schema.serviceName}/${procedure}`, {
        method: 'POST',
        headers: headersOf(wire.unary, caller),
        body: wire.isText ? bytes.toString('base64') : bytes,
      });
      const body = Buffer.from(await response.arrayBuffer());
      if (!isFramed) {
        if (response.ok)
          return { status: 200, replies: unaryReplies(procedure, decode(wire, `Rsp${procedure}`, body)) };
        const { code } = JSON.parse(body.toString()) as { code: string };
        return { status: httpOf(CODES[code] ?? NaN), replies: [] };
      }
      const { frames } = splitFrames(wire.isText ? textBytes(body.toString()) : body);
      const [first, second] = frames;
      if (first && second && statusIn(second) === 0)
        return { status: 200, replies: unaryReplies(procedure, decode(wire, `Rsp${procedure}`, first.message)) };
      if (first && frames.length === 1) return { status: httpOf(statusIn(first)), replies: [] };
      throw new Error(`HTTP ${response.status} with ${frames.length} frames`);
    },
    close: async () => undefined,
  };
}

const watchOver =
  (wire: Wire): OpenStream =>
  ({ url }, request, caller = {}) => {
    const inbox = new Inbox<ReturnType<typeof repliesOf>[number]>();
    const abort = new AbortController();
    const take = (frames: Frame[]): boolean => {
      for (const frame of frames) {
        if (frame.flags === 0) inbox.put(repliesOf([decode(wire, 'Response', frame.message)])[0]!);
        else if (statusIn(frame) === 0) inbox.end();
        else throw new Error(`HTTP ${httpOf(statusIn(frame))}`);
      }
      return frames.some(({ flags }) => flags !== 0);
    };
    void (async () => {
      try {
        const bytes = framed(0, encode(wire, 'Subscribe', request));
        const response = await fetch(`${url}/${schema.serviceName}/Subscribe`, {
          method: 'POST',
          headers: headersOf(wire.streaming, caller),
          body: wire.isText ? bytes.toString('base64') : bytes,
          signal: abort.signal,
        });
        if (response.status !== 200 || !response.body) throw new Error(`HTTP ${response.status}`);
        let [text, rest, hasEnded]: [string, Buffer, boolean] = ['', Buffer.alloc(0), false];
        for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
          if (wire.isText) {
            text += Buffer.from(piece).toString('latin1');
            const whole = text.length - (text.length % 4);
            rest = Buffer.concat([rest, textBytes(text.slice(0, whole))]);
            text = text.slice(whole);
          } else rest = Buffer.concat([rest, piece]);
          const split = splitFrames(rest);
          rest = split.rest;
          if (take(split.frames)) hasEnded = true;
        }
        if (!hasEnded) throw new Error('the stream broke off without its last frame');
      } catch (error) {
        inbox.fail(error as Error);
      }
    })();
    return { inbox, close: () => abort.abort() };
  };

const entryOf = (wire: Wire) => ({
  name: wire.name,
  open: (node: Pick<TestNode, 'url'>) => openTransport(wire, node),
  watch: watchOver(wire),
});

export const connectProto = entryOf({
  name: 'Connect, protobuf',
  unary: 'application/proto',
  streaming: 'application/connect+proto',
});
export const connectJson = entryOf({
  name: 'Connect, JSON',
  unary: 'application/json',
  streaming: 'application/connect+json',
  isJson: true,
});
export const grpcWeb = entryOf({
  name: 'gRPC-Web',
  unary: 'application/grpc-web+proto',
  streaming: 'application/grpc-web+proto',
});
export const grpcWebText = entryOf({
  name: 'gRPC-Web, text',
  unary: 'application/grpc-web-text',
  streaming: 'application/grpc-web-text',
  isText: true,
});
