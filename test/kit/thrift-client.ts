import net from 'node:net';
import { othello } from '../../src/generated/othello.js';
import { type StructFunctions, thriftCodec } from '../../src/generated/thrift.js';
import { BinaryReader, BinaryWriter } from '../../src/transports/thrift/binary.ts';
import { CompactReader, CompactWriter } from '../../src/transports/thrift/compact.ts';
import { MessageScanner } from '../../src/transports/thrift/message-scanner.ts';
import { MESSAGE_TYPES } from '../../src/transports/thrift/protocol.ts';
import { headerOf, readHeader } from '../../src/transports/thrift/theader.ts';
import { type Caller, type Json, type Replies, repliesOf, schema } from './replies.ts';

const codec = thriftCodec((message) => (othello as unknown as Record<string, new () => object>)[message] ?? Object);

const PROTOCOLS = {
  binary: { Writer: BinaryWriter, Reader: BinaryReader, struct: 12, id: 0, functions: codec.binary },
  compact: { Writer: CompactWriter, Reader: CompactReader, struct: 12, id: 2, functions: codec.compact },
};

export type Framing = 'unframed' | 'framed' | 'header';
export interface ThriftWire {
  protocol: keyof typeof PROTOCOLS;
  framing: Framing;
}

const EXCEPTIONS: Record<number, string> = {
  1: 'ErrorUserNotRegistered',
  2: 'ErrorUserNameAlreadyExists',
  3: 'ErrorUserAlreadyExists',
  4: 'ErrorUserInvalidName',
  5: 'ErrorSystem',
};

/** TApplicationException */
export class ThriftFailed extends Error {
  constructor(
    readonly type: number,
    message: string,
  ) {
    super(message);
  }
}

/** A CALL with its request. @param service with which TMultiplexedProtocol prefixes the method */
export function thriftMessage(
  protocol: ThriftWire['protocol'],
  procedure: string,
  { request, service, seqId = 1 }: { request: object; service?: string; seqId?: number },
): Buffer {
  const { Writer, struct, functions } = PROTOCOLS[protocol];
  const out = new Writer();
  const name = service === undefined ? procedure : `${service}:${procedure}`;
  out.head({ type: MESSAGE_TYPES.call, name, seqId });
  out.field(struct, 1, 0);
  write(functions, `Req${procedure}`, out)(request);
  out.stop();
  return out.take();
}

const write = (functions: StructFunctions, struct: string, out: object) => (value: object) =>
  functions.write[struct]?.(out as never, value);

/** THeader's info: how a client says what it says in HTTP headers elsewhere. */
function headerWith(protocolId: number, caller: Caller): Buffer {
  const keys = Object.entries(headersOf(caller)).flatMap((pair) =>
    pair.flatMap((text) => [...varint(Buffer.byteLength(text)), ...Buffer.from(text)]),
  );
  const fields = [protocolId, 0, 1, Object.keys(headersOf(caller)).length, ...keys];
  const words = Math.ceil(fields.length / 4);
  const header = Buffer.concat([headerOf(77, protocolId).subarray(0, 10), Buffer.alloc(words * 4)]);
  header.writeUInt16BE(words, 8);
  header.set(fields, 10);
  return header;
}

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);

export function headersOf({ token, seqNo, version, requestId }: Caller): Record<string, string> {
  return {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(seqNo !== undefined && { 'x-seq-no': String(seqNo) }),
    ...(version !== undefined && { 'x-protocol-version': String(version) }),
    ...(requestId !== undefined && { 'x-request-id': requestId }),
  };
}

/** As TMultiplexedProtocol lets clients say it that have nothing but messages. */
const serviceOf = ({ token, seqNo, version }: Caller): string | undefined =>
  new URLSearchParams({
    ...(token !== undefined && { token }),
    ...(seqNo !== undefined && { 'x-seq-no': String(seqNo) }),
    ...(version !== undefined && { 'x-protocol-version': String(version) }),
  }).toString() || undefined;

export function wrap({ protocol, framing }: ThriftWire, message: Buffer, caller: Caller = {}): Buffer {
  if (framing === 'unframed') return message;
  const content = framing === 'header' ? Buffer.concat([headerWith(PROTOCOLS[protocol].id, caller), message]) : message;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/** One connection whose answers come in the order of the calls. */
export class ThriftClient {
  private readonly waiting: { resolve: (message: Buffer) => void; reject: (error: Error) => void }[] = [];
  private rest = Buffer.alloc(0);
  readonly socket: net.Socket;

  constructor(
    address: string,
    readonly wire: ThriftWire,
  ) {
    const { hostname, port } = new URL(`tcp://${address}`);
    this.socket = net.connect(Number(port), hostname);
    this.socket.setNoDelay(true);
    this.socket.on('data', (piece) => this.take(piece));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      for (const { reject } of this.waiting.splice(0)) reject(new Error('the connection closed without an answer'));
    });
  }

  /** false: the server has closed it, as it does when nothing is called */
  get isOpen(): boolean {
    return !this.socket.destroyed;
  }

  send(bytes: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.socket.write(bytes);
    });
  }

  /** @param json the request as proto3 JSON */
  async call(procedure: string, json: object, caller: Caller = {}): Promise<Replies> {
    const { protocol, framing } = this.wire;
    const request = schema.fromJson(`Req${procedure}`, JSON.stringify(json));
    const service = framing === 'header' ? undefined : serviceOf(caller);
    const message = thriftMessage(protocol, procedure, { request, ...(service !== undefined && { service }) });
    const answer = await this.send(wrap(this.wire, message, caller));
    return (caller.version === 1 ? repliesToV1 : repliesIn)(protocol, procedure, answer);
  }

  close(): void {
    this.socket.destroy();
  }

  private take(piece: Buffer): void {
    this.rest = Buffer.concat([this.rest, piece]);
    for (let end = this.end(); end !== undefined && end <= this.rest.length; end = this.end()) {
      const whole = this.rest.subarray(0, end);
      this.rest = this.rest.subarray(end);
      const { framing } = this.wire;
      const message =
        framing === 'unframed'
          ? whole
          : framing === 'framed'
            ? whole.subarray(4)
            : readHeader(whole.subarray(4)).message;
      this.waiting.shift()?.resolve(message);
    }
  }

  private end(): number | undefined {
    if (this.rest.length < 4) return undefined;
    if (this.wire.framing !== 'unframed') return 4 + this.rest.readUInt32BE(0);
    return new MessageScanner(this.wire.protocol === 'compact', 2 ** 24).endIn(this.rest);
  }
}

/** @throws ThriftFailed */
export const repliesIn = (protocol: ThriftWire['protocol'], procedure: string, bytes: Buffer): Replies =>
  repliesOfResult(procedure, resultIn(protocol, procedure, bytes));

/**
 * Those to a caller of protocol version 1, who cannot tell a fault from a rule that this version does not know: both are
 * answers.
 * @throws ThriftFailed
 */
export const repliesToV1 = (protocol: ThriftWire['protocol'], procedure: string, bytes: Buffer): Replies => ({
  status: 200,
  replies: answersOfResult(procedure, resultIn(protocol, procedure, bytes)),
});

interface Result {
  id: number;
  body: object;
}

function resultIn(protocol: ThriftWire['protocol'], procedure: string, bytes: Buffer): Result {
  const { Reader, functions } = PROTOCOLS[protocol];
  const input = new Reader(bytes, 0, bytes.length);
  const { type } = input.head();
  let result: Result | undefined;
  for (let field = input.nextField(0); field; field = input.nextField(field.id)) {
    if (type === MESSAGE_TYPES.exception) {
      const text = input.string();
      const second = input.nextField(1);
      throw new ThriftFailed(second ? input.i32() : 0, text);
    }
    const struct = field.id === 0 ? `Rsp${procedure}` : (EXCEPTIONS[field.id] ?? '');
    const body = functions.read[struct]?.(input as never, 0);
    if (body) result = { id: field.id, body };
  }
  if (!result) throw new Error('an answer without a result');
  return result;
}

interface Body {
  code?: number;
  message?: string;
  followUps?: object[];
}

/** A fault is an ErrorSystem with a code that no rule has. */
function repliesOfResult(procedure: string, result: Result): Replies {
  const { code = 0 } = result.body as Body;
  const { ErrorSystem, ErrorRateLimited } = othello.ResultCode;
  if (result.id === 5 && code === Number(ErrorSystem)) return { status: 503, replies: [] };
  if (result.id === 5 && code === Number(ErrorRateLimited)) return { status: 429, replies: [] };
  return { status: 200, replies: answersOfResult(procedure, result) };
}

function answersOfResult(procedure: string, { id, body }: Result): Replies['replies'] {
  const { followUps = [], ...rest } = body as Body;
  const field = schema.procedures.get(procedure)?.responseField ?? '';
  const { code = 0, message } = id === 0 ? {} : rest;
  const first = {
    protocolId: schema.responseIds.get(field),
    result: { code, ...(message !== undefined && { message }) },
    [field]: id === 0 ? rest : {},
  };
  return repliesOf([first, ...followUps].map((response) => schema.toJson('Response', response) as Json));
}
