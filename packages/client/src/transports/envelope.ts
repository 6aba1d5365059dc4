import { CallImpossible } from '../errors.ts';
import type { AnyResponse } from '../names.ts';
import type { Delivery, AttemptLimits, Transport } from '../transport.ts';
import { FrameSplitter, VARINT_FRAMING } from '../wire/frame-splitter.ts';
import { decodeEnvelope, decodeResponse, encodeEnvelope, type EnvelopeCall } from '../wire/envelope.ts';
import { routeHeader, traceHeader } from '../wire/route.ts';
import type { Schema } from '../wire/schema.ts';
import { leaveDeadConnections } from './dead-connections.ts';
import { fetchPost, type HttpReply, type Post, serverUrl } from './http-calls.ts';
import { asStatusFailure } from './http-failure.ts';

const CONTENT_TYPE = 'application/x-protobuf';

/** How the envelope is sent. */
export interface EnvelopeOptions {
  /** over HTTP/2, all calls and streams on one connection; in Node alone: browsers choose by themselves */
  http2?: boolean;
}

/**
 * The envelope over HTTP, by fetch: in Node and in browsers. A watched room's stream is one answer without an end.
 * @param url of the server, `http://127.0.0.1:14500`; calls go to `api` under it
 * @throws CallImpossible when it is no such URL, or asks for HTTP/2 where there is none to choose
 */
export function envelope(url: string | URL, { http2 = false }: EnvelopeOptions = {}): Transport {
  if (http2) throw new CallImpossible('HTTP/2 is chosen in Node alone: leave { http2: true } out, a browser chooses');
  const api = apiOf(url);
  return {
    ...envelopeOver(api, fetchPost),
    leaveDeadConnections: (signal) =>
      leaveDeadConnections(
        async (body, late) => (await send(fetchPost, { api, body, route: {} }, late)).bytes(),
        signal,
      ),
    close: () => undefined,
  };
}

/** Where the envelope goes. @throws CallImpossible */
export const apiOf = (url: string | URL): string => serverUrl(String(url)).replace(/(\/api)?\/?$/, '/api');

/** What is the same however bodies are posted. */
export const envelopeOver = (
  api: string,
  post: Post,
): Pick<Transport, 'name' | 'target' | 'prepare' | 'subscribe'> => ({
  name: 'envelope',
  target: api,
  prepare: (outgoing) => {
    const posted = postedTo(api, outgoing);
    return { bytesUp: posted.body.length, send: (limits) => call(post, posted, limits) };
  },
  subscribe: (outgoing, signal) => stream(post, postedTo(`${api}/stream`, outgoing), signal),
});

const postedTo = (api: string, outgoing: EnvelopeCall): Posted => ({
  api,
  body: encodeEnvelope(outgoing),
  schema: outgoing.schema,
  route: { ...routeHeader(outgoing.request), ...traceHeader(outgoing) },
});

const send = (post: Post, { api, body, route }: Omit<Posted, 'schema'>, signal: AbortSignal) =>
  post(api, body, { headers: { 'content-type': CONTENT_TYPE, ...route }, signal });

/** A Request on its way. */
interface Posted {
  api: string;
  body: Uint8Array;
  schema: Schema;
  route: Record<string, string>;
}

async function call(post: Post, posted: Posted, { signal }: AttemptLimits): Promise<Delivery> {
  const { api, schema } = posted;
  const reply = await send(post, posted, signal);
  const bytes = await reply.bytes();
  const responses = decoded(reply, bytes, schema);
  if (reply.status !== 200 || !responses) throw asStatusFailure(reply, api, responses?.[0]?.message);
  return { responses, bytesDown: bytes.length };
}

/** Responses as they come. */
async function* stream(post: Post, posted: Posted, signal: AbortSignal): AsyncGenerator<AnyResponse> {
  const { api, schema } = posted;
  const reply = await send(post, posted, signal);
  if (reply.status !== 200 || !isProtobuf(reply)) {
    const reason = decoded(reply, await reply.bytes(), schema)?.[0]?.message;
    throw asStatusFailure(reply, api, reason);
  }
  const frames = new FrameSplitter(VARINT_FRAMING);
  for await (const piece of reply.pieces()) {
    let responses: AnyResponse[];
    try {
      responses = frames.take(piece).flatMap(({ message }) => decodeResponse(message, schema));
    } catch (cause) {
      throw new CallImpossible(`${api} does not stream Responses: is it an Othello server?`, { cause });
    }
    yield* responses;
  }
}

const isProtobuf = ({ headers }: HttpReply): boolean => headers.get('content-type')?.startsWith(CONTENT_TYPE) === true;

function decoded(reply: HttpReply, bytes: Uint8Array, schema: Schema): AnyResponse[] | undefined {
  try {
    return isProtobuf(reply) ? decodeEnvelope(bytes, schema) : undefined;
  } catch {
    return undefined;
  }
}
