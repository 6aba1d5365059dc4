import { CallImpossible, OutcomeUnknown } from '../errors.ts';
import type { Delivery, Limits, Transport } from '../transport.ts';
import { decodeEnvelope, encodeEnvelope } from '../wire/packets.ts';
import { asFetchFailure, retryAfterMs } from './fetch-failure.ts';

const CONTENT_TYPE = 'application/x-protobuf';

/** Statuses that say that the same bytes may be sent again. */
const RESENDABLE = new Set([408, 409, 425, 429, 500, 502, 503, 504]);

/**
 * The envelope over HTTP, by fetch: in Node and in browsers.
 * @param url of the server, `http://127.0.0.1:14500`; calls go to `api` under it
 * @throws CallImpossible when it is no such URL
 */
export function envelope(url: string | URL): Transport {
  const api = apiOf(url);
  return {
    name: 'envelope',
    prepare: ({ procedure, request, token, seqNo }) => {
      const body = encodeEnvelope(procedure, request, { token, seqNo });
      return { bytesUp: body.length, send: (limits) => post(api, body, limits) };
    },
    close: () => undefined,
  };
}

function apiOf(url: string | URL): string {
  const text = String(url);
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text))
    throw new CallImpossible(`"${text}" is no server's URL: give one such as http://127.0.0.1:14500`);
  const base = new URL(text);
  if (base.username || base.password) throw new CallImpossible('a URL with a password in it is not sent: leave it out');
  return new URL('api', base.href.replace(/[?#].*/, '').replace(/\/?$/, '/')).href;
}

async function post(api: string, body: Uint8Array, { signal }: Limits): Promise<Delivery> {
  let response: globalThis.Response;
  let bytes: Uint8Array;
  try {
    const headers = { 'content-type': CONTENT_TYPE };
    response = await fetch(api, { method: 'POST', body: body as BodyInit, headers, signal, redirect: 'manual' });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw asFetchFailure(error, api);
  }
  const { status } = response;
  const told = response.headers.get('content-type') ?? 'nothing';
  const responses = told.startsWith(CONTENT_TYPE) ? decoded(bytes) : undefined;
  if (status === 200 && responses) return { responses, bytesDown: bytes.length };
  const reason = responses?.[0]?.message;
  if (RESENDABLE.has(status))
    throw new OutcomeUnknown(
      `${api} answered ${status}${reason ? `: ${reason}` : ', which is to be tried again later'}`,
      {
        retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
      },
    );
  if (reason !== undefined) throw new CallImpossible(`${api} answered ${status}: ${reason}`);
  if (status === 0 || (status >= 300 && status < 400)) {
    const place = response.headers.get('location');
    throw new CallImpossible(
      `${api} sends calls elsewhere${place ? ` (${place})` : ''}: give the URL of the server itself`,
    );
  }
  throw new CallImpossible(
    `${api} answered ${status} with ${told.split(';')[0]}, not as an Othello server does: check the URL`,
  );
}

function decoded(bytes: Uint8Array) {
  try {
    return decodeEnvelope(bytes);
  } catch {
    return undefined;
  }
}
