import { CallImpossible } from '../errors.ts';
import type { Delivery, Limits, Transport } from '../transport.ts';
import { decodeEnvelope, encodeEnvelope } from '../wire/packets.ts';
import { asFetchFailure, asStatusFailure } from './http-failure.ts';

const CONTENT_TYPE = 'application/x-protobuf';

/**
 * The envelope over HTTP, by fetch: in Node and in browsers.
 * @param url of the server, `http://127.0.0.1:14500`; calls go to `api` under it
 * @throws CallImpossible when it is no such URL
 */
export function envelope(url: string | URL): Transport {
  const api = apiOf(String(url));
  return {
    name: 'envelope',
    target: api,
    prepare: ({ procedure, request, token, seqNo }) => {
      const body = encodeEnvelope(procedure, request, { token, seqNo });
      return { bytesUp: body.length, send: (limits) => post(api, body, limits) };
    },
    close: () => undefined,
  };
}

function apiOf(url: string): string {
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url))
    throw new CallImpossible(`"${url}" is no server's URL: give one such as http://127.0.0.1:14500`);
  const { origin, pathname, username } = new URL(url);
  if (username) throw new CallImpossible('a URL with a user in it is not called: leave user and password out');
  return origin + pathname.replace(/(\/api)?\/?$/, '/api');
}

async function post(api: string, body: Uint8Array<ArrayBuffer>, { signal }: Limits): Promise<Delivery> {
  let response: globalThis.Response;
  let bytes: Uint8Array;
  try {
    const headers = { 'content-type': CONTENT_TYPE };
    response = await fetch(api, { method: 'POST', body, headers, signal, redirect: 'manual' });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw asFetchFailure(error, api);
  }
  const responses = response.headers.get('content-type')?.startsWith(CONTENT_TYPE) ? decoded(bytes) : undefined;
  if (response.status !== 200 || !responses) throw asStatusFailure(response, api, responses?.[0]?.message);
  return { responses, bytesDown: bytes.length };
}

function decoded(bytes: Uint8Array) {
  try {
    return decodeEnvelope(bytes);
  } catch {
    return undefined;
  }
}
