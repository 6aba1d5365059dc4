import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import type { AnyResponse } from '../names.ts';
import type { AttemptLimits, Delivery, OutgoingCall, Transport } from '../transport.ts';
import { encodeMessage } from '../wire/encode.ts';
import { decodeResponse, decodeUnary, type Header } from '../wire/envelope.ts';
import { FrameSplitter, lengthFraming } from '../wire/frame-splitter.ts';
import { routeHeader, traceHeader } from '../wire/route.ts';
import type { Schema } from '../wire/schema.ts';
import { leaveDeadConnections } from './dead-connections.ts';
import { bytesOf, piecesOf, post, serverUrl } from './http-calls.ts';
import { asStatusFailure } from './http-failure.ts';
import { maySendAgain } from './may-send-again.ts';

const [UNARY, STREAMING] = ['application/proto', 'application/connect+proto'];

/** of a frame: flags (1 byte), then the length of its message */
const FRAME_HEAD_BYTES = 5;
const FRAMING = lengthFraming(1, 1 << 20);
/** the flag of a stream's last frame */
const END = 2;

/**
 * Connect over HTTP, by fetch: in Node and in browsers. Calls are unary, with token and seqNo in headers, as in gRPC.
 * @param url of the server, `http://127.0.0.1:14500`; calls go to `othello.Othello/<procedure>` under it
 * @throws CallImpossible when it is no such URL
 */
export function connect(url: string | URL): Transport {
  const server = serverUrl(String(url)).replace(/\/$/, '');
  const placeOf = (procedure: string) => `${server}/othello.Othello/${procedure}`;
  return {
    name: 'Connect',
    target: server,
    prepare: ({ procedure, request, schema, ...header }) => {
      const body = encodeMessage(`Req${procedure}`, request, schema);
      const headers = { ...headersOf(UNARY, header), ...routeHeader(request) };
      const posted = { place: placeOf(procedure), body, headers, procedure, schema };
      return { bytesUp: body.length, send: (limits) => call(posted, limits) };
    },
    subscribe: ({ procedure, request, schema, token }, signal) => {
      const body = framed(encodeMessage(`Req${procedure}`, request, schema));
      const headers = { ...headersOf(STREAMING, { token }), ...routeHeader(request) };
      return stream({ place: placeOf(procedure), body, headers, schema }, signal);
    },
    // a read without a token: the server refuses it without a look at its database, as an answer like any other
    leaveDeadConnections: (signal) =>
      leaveDeadConnections(async (_, late) => {
        const place = placeOf('GetProfile');
        const headers = headersOf(UNARY, {});
        return bytesOf(await post(place, new Uint8Array(), { headers, signal: late }), place);
      }, signal),
    close: () => undefined,
  };
}

function headersOf(contentType: string, { token, seqNo, ...trace }: Header): Record<string, string> {
  return {
    'content-type': contentType,
    'connect-protocol-version': '1',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(seqNo !== undefined && { 'x-seq-no': String(seqNo) }),
    ...traceHeader(trace),
  };
}

/** A request on its way. */
interface Posted {
  place: string;
  body: Uint8Array;
  headers: Record<string, string>;
  schema: Schema;
}

async function call(
  { place, body, headers, procedure, schema }: Posted & Pick<OutgoingCall, 'procedure'>,
  { signal, deadlineMs }: AttemptLimits,
): Promise<Delivery> {
  const timeoutMs = String(Math.max(1, Math.ceil(deadlineMs - Date.now())));
  const response = await post(place, body, { headers: { ...headers, 'connect-timeout-ms': timeoutMs }, signal });
  const bytes = await bytesOf(response, place);
  if (response.status !== 200 || !isOf(response, UNARY))
    throw asStatusFailure(response, place, reasonIn(response, bytes));
  try {
    return { responses: decodeUnary(procedure, bytes, schema), bytesDown: bytes.length };
  } catch (cause) {
    throw new CallImpossible(`${place} answered with no Rsp${procedure}: is it an Othello server?`, { cause });
  }
}

/** Responses as they come. */
async function* stream({ place, body, headers, schema }: Posted, signal: AbortSignal): AsyncGenerator<AnyResponse> {
  const response = await post(place, body, { headers, signal });
  if (response.status !== 200 || !isOf(response, STREAMING) || !response.body)
    throw asStatusFailure(response, place, reasonIn(response, await bytesOf(response, place)));
  const frames = new FrameSplitter(FRAMING);
  for await (const piece of piecesOf(response, place)) {
    const responses: AnyResponse[] = [];
    let end: object | undefined;
    try {
      for (const { head, message } of frames.take(piece)) {
        const [flags = 0] = head;
        if (flags === 0) responses.push(...decodeResponse(message, schema));
        else if (flags === END) end = JSON.parse(new TextDecoder().decode(message)) as object;
        else throw new RangeError(`a frame with the flags ${flags}`);
      }
    } catch (cause) {
      throw new CallImpossible(`${place} does not stream Responses: is it an Othello server?`, { cause });
    }
    yield* responses;
    const failure = end && failureIn(end, place);
    if (failure) throw failure;
    if (end) return;
  }
  throw new OutcomeUnknown(`the stream of ${place} broke off`);
}

const isOf = ({ headers }: globalThis.Response, contentType: string): boolean =>
  headers.get('content-type')?.split(';')[0]?.trim() === contentType;

/** The message of a fault, if a Connect server sent it. */
function reasonIn(response: globalThis.Response, bytes: Uint8Array): string | undefined {
  if (!isOf(response, 'application/json')) return undefined;
  try {
    const { code, message } = JSON.parse(new TextDecoder().decode(bytes)) as { code?: unknown; message?: unknown };
    return typeof code === 'string' && typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}

/** The error of a stream's last frame; undefined when the stream ended normally. */
function failureIn(end: object, place: string): OthelloError | undefined {
  const { error } = end as { error?: { code?: unknown; message?: unknown } };
  if (!error) return undefined;
  const told = `the stream of ${place} ended (${String(error.code)}): ${String(error.message)}`;
  return maySendAgain({ connect: error.code }) ? new OutcomeUnknown(told) : new CallImpossible(told);
}

function framed(message: Uint8Array): Uint8Array {
  const frame = new Uint8Array(FRAME_HEAD_BYTES + message.length);
  new DataView(frame.buffer).setUint32(1, message.length);
  frame.set(message, FRAME_HEAD_BYTES);
  return frame;
}
