import { CallImpossible } from '../errors.ts';
import type { AnyResponse } from '../names.ts';
import type { Delivery, AttemptLimits, Transport } from '../transport.ts';
import { FrameSplitter } from '../wire/frame-splitter.ts';
import { decodeEnvelope, decodeResponse, encodeEnvelope } from '../wire/envelope.ts';
import type { Schema } from '../wire/schema.ts';
import { leaveDeadConnections } from './dead-connections.ts';
import { bytesOf, piecesOf, post as postWith, serverUrl } from './http-calls.ts';
import { asStatusFailure } from './http-failure.ts';

const CONTENT_TYPE = 'application/x-protobuf';

/**
 * The envelope over HTTP, by fetch: in Node and in browsers. A watched room's stream is one answer without an end.
 * @param url of the server, `http://127.0.0.1:14500`; calls go to `api` under it
 * @throws CallImpossible when it is no such URL
 */
export function envelope(url: string | URL): Transport {
  const api = apiOf(String(url));
  return {
    name: 'envelope',
    target: api,
    prepare: (outgoing) => {
      const body = encodeEnvelope(outgoing);
      return { bytesUp: body.length, send: (limits) => call({ api, body, schema: outgoing.schema }, limits) };
    },
    subscribe: (outgoing, signal) =>
      stream({ api: `${api}/stream`, body: encodeEnvelope(outgoing), schema: outgoing.schema }, signal),
    leaveDeadConnections: (signal) =>
      leaveDeadConnections(async (body, late) => bytesOf(await post(api, body, late), api), signal),
    close: () => undefined,
  };
}

const post = (api: string, body: Uint8Array, signal: AbortSignal) =>
  postWith(api, body, { headers: { 'content-type': CONTENT_TYPE }, signal });

/** @throws CallImpossible */
const apiOf = (url: string): string => serverUrl(url).replace(/(\/api)?\/?$/, '/api');

/** A Request on its way. */
interface Posted {
  api: string;
  body: Uint8Array;
  schema: Schema;
}

async function call({ api, body, schema }: Posted, { signal }: AttemptLimits): Promise<Delivery> {
  const response = await post(api, body, signal);
  const bytes = await bytesOf(response, api);
  const responses = decoded(response, bytes, schema);
  if (response.status !== 200 || !responses) throw asStatusFailure(response, api, responses?.[0]?.message);
  return { responses, bytesDown: bytes.length };
}

/** Responses as they come. */
async function* stream({ api, body, schema }: Posted, signal: AbortSignal): AsyncGenerator<AnyResponse> {
  const response = await post(api, body, signal);
  if (response.status !== 200 || !isProtobuf(response) || !response.body) {
    const reason = decoded(response, await bytesOf(response, api), schema)?.[0]?.message;
    throw asStatusFailure(response, api, reason);
  }
  const frames = new FrameSplitter();
  for await (const piece of piecesOf(response, api)) {
    let responses: AnyResponse[];
    try {
      responses = frames.take(piece).flatMap((bytes) => decodeResponse(bytes, schema));
    } catch (cause) {
      throw new CallImpossible(`${api} does not stream Responses: is it an Othello server?`, { cause });
    }
    yield* responses;
  }
}

const isProtobuf = ({ headers }: globalThis.Response): boolean =>
  headers.get('content-type')?.startsWith(CONTENT_TYPE) === true;

function decoded(response: globalThis.Response, bytes: Uint8Array, schema: Schema): AnyResponse[] | undefined {
  try {
    return isProtobuf(response) ? decodeEnvelope(bytes, schema) : undefined;
  } catch {
    return undefined;
  }
}
