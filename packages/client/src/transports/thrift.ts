import net from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import type { AnyResponse } from '../names.ts';
import type { Delivery, OutgoingCall, OutgoingStream, Transport } from '../transport.ts';
import { decodeMessage } from '../wire/decode.ts';
import { encodeMessage } from '../wire/encode.ts';
import { type Header, unaryResponses } from '../wire/envelope.ts';
import type { Schema } from '../wire/schema.ts';
import { decodeThriftAnswer, encodeThriftCall } from '../wire/thrift-compact.ts';
import { maySendAgain } from './may-send-again.ts';
import { type TlsOptions, withoutScheme } from './tls-options.ts';
import { type ThriftAnswerFrame, ThriftConnection, theader } from './thrift-connection.ts';

/** where an answer says nothing else */
const RETRY_AFTER_MS = 1000;

/** of a stream, unless its caller asks for another */
const HEARTBEAT_S = 15;

const ADDRESS = /^(?:\[(?<v6>[\da-f:]+)\]|(?<host>[^\s/:]+)):(?<port>\d{1,5})$/i;

export type { TlsOptions } from './tls-options.ts';

/** Options of the Thrift connections. */
export interface ThriftOptions {
  /** true: over TLS, as with `thrifts://` before the address; or how the server is to be trusted */
  tls?: boolean | TlsOptions;
}

/** Where to connect to. */
interface Place {
  host: string;
  port: number;
  tls: TlsOptions | undefined;
  target: string;
}

/**
 * Thrift in Node: the compact protocol in frames with THeader, whose keys carry token and seqNo. All calls of a client
 * use one connection. Thrift has no streams: each watched room is long-polled on a connection of its own.
 * @param address `127.0.0.1:14502`, or `thrifts://game.example:14502` over TLS
 * @throws CallImpossible when it is no such address
 */
export function thrift(address: string, { tls }: ThriftOptions = {}): Transport {
  const place = placeOf(address, tls);
  const open = () => new ThriftConnection(socketTo(place), place.target);
  let connection: ThriftConnection | undefined;
  const calls = () => (connection = connection?.isOpen ? connection : open());
  return {
    name: 'Thrift',
    target: place.target,
    prepare: (call) => {
      const frame = frameOf(call);
      return {
        bytesUp: frame.length,
        send: async ({ signal }) => deliveryOf(call, await calls().call(frame, signal), place.target),
      };
    },
    subscribe: (stream, signal) => poll(stream, { signal, open, place }),
    leaveDeadConnections: async () => {
      connection?.close(new OutcomeUnknown(`${place.target} fell silent`));
      connection = undefined;
    },
    close: () => connection?.close(new OutcomeUnknown('the client was closed')),
  };
}

function socketTo({ host, port, tls }: Place): net.Socket {
  if (!tls) return net.connect({ host, port, noDelay: true });
  try {
    const servername = net.isIP(host) === 0 ? host : '';
    return connectSecurely({ host, port, servername, ...tls }).setNoDelay(true);
  } catch (cause) {
    throw new CallImpossible('the certificate of { tls } can not be used: give ca, cert and key in PEM format', {
      cause,
    });
  }
}

function placeOf(address: string, asked: ThriftOptions['tls']): Place {
  const { address: bare, tls } = withoutScheme(address, 'thrift', asked);
  const { v6, host = v6, port } = ADDRESS.exec(bare)?.groups ?? {};
  if (host === undefined || port === undefined)
    throw new CallImpossible(`"${address}" is no Thrift address: give host:port, 127.0.0.1:14502 say`);
  return { host, port: Number(port), target: address, tls };
}

/** @throws TypeError with one line when the request has a field that its message has not, or of another type */
function frameOf({
  procedure,
  request,
  schema,
  ...header
}: Header & Pick<OutgoingCall, 'procedure' | 'request' | 'schema'>) {
  const type = `Req${procedure}`;
  const message = decodeMessage(type, encodeMessage(type, request, schema), schema);
  return theader(header, encodeThriftCall(procedure, message, schema));
}

/** @throws OthelloError for a fault, and for what is no answer */
function deliveryOf(
  { procedure, schema }: { procedure: string; schema: Schema },
  answer: ThriftAnswerFrame,
  target: string,
): Delivery {
  let responses: AnyResponse[];
  try {
    const decoded = decodeThriftAnswer(procedure, answer.message, schema);
    if (decoded.kind === 'refused') throw new CallImpossible(`${target} answered: ${decoded.reason}`);
    const { code, message, ...rest } = decoded.message;
    const result = { code: schema.enumName('ResultCode', BigInt(Number(code ?? 0))), message };
    const fault = faultOf(answer, String(message), target);
    if (fault) throw fault;
    responses = unaryResponses(procedure, decoded.kind === 'success' ? decoded.message : { ...rest, result }, schema);
  } catch (cause) {
    if (cause instanceof OutcomeUnknown || cause instanceof CallImpossible) throw cause;
    throw new CallImpossible(`${target} answered with no Rsp${procedure}: is it an Othello server?`, { cause });
  }
  return { responses, bytesDown: answer.message.length };
}

function faultOf(
  { status, retryAfterMs = RETRY_AFTER_MS }: ThriftAnswerFrame,
  reason: string,
  target: string,
): OthelloError | undefined {
  if (status === undefined) return undefined;
  const told = `${target} answered ${status}: ${reason}`;
  if (!maySendAgain({ http: status })) return new CallImpossible(told);
  return new OutcomeUnknown(told, status === 429 || status === 503 ? { retryAfterMs } : {});
}

/** One long poll after the other, as a stream would push. */
async function* poll(
  { procedure, request, schema, token }: OutgoingStream,
  { signal, open, place }: { signal: AbortSignal; open: () => ThriftConnection; place: Place },
): AsyncGenerator<AnyResponse> {
  const fields = schema.fieldsOf(`Req${procedure}`).map(([, name]) => name);
  if (!fields.includes('sinceVersion'))
    throw new CallImpossible(`Thrift carries no streams, and Req${procedure} has no since_version to ask from`);
  const { heartbeatSeconds = HEARTBEAT_S, ...asked } = request as { heartbeatSeconds?: number; sinceVersion?: number };
  const connection = open();
  const stop = () => connection.close(new OutcomeUnknown('the stream was left'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (let { sinceVersion } = asked; !signal.aborted;) {
      const began = performance.now();
      const pace = fields.includes('heartbeatSeconds') ? { heartbeatSeconds } : {};
      const frame = frameOf({ procedure, request: { ...asked, sinceVersion, ...pace }, schema, token });
      const { responses } = deliveryOf({ procedure, schema }, await connection.call(frame, signal), place.target);
      const [first, ...news] = responses;
      if (!first) return;
      const { version, resume } = first.body as { version?: number; resume?: boolean };
      if (news.length === 0 || resume || first.code !== 'Success') yield first;
      yield* news;
      const isOver = news.some(({ name }) => name === 'RspGameOver');
      // without news the server answers after the heartbeat's interval; if it does much sooner, the stream has ended
      const isSoon = news.length === 0 && performance.now() - began < (heartbeatSeconds * 1000) / 2;
      if (isOver || resume || isSoon || first.code !== 'Success') return;
      sinceVersion = version;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
