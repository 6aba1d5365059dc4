import { CallImpossible } from '../errors.ts';
import { asFetchFailure, type ReplyHead } from './http-failure.ts';

/**
 * A server's URL without query or fragment.
 * @throws CallImpossible when it is none
 */
export function serverUrl(url: string): string {
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url))
    throw new CallImpossible(`"${url}" is no server's URL: give one such as http://127.0.0.1:14500`);
  const { origin, pathname, username } = new URL(url);
  if (username) throw new CallImpossible('a URL with a user in it is not called: leave user and password out');
  return origin + pathname;
}

/** What is sent with a body. */
export interface PostOptions {
  headers: Record<string, string>;
  signal: AbortSignal;
}

/** An answer whose head has come. */
export interface HttpReply extends ReplyHead {
  /** Whole. @throws OthelloError */
  bytes(): Promise<Uint8Array>;
  /** As it comes, in pieces of any size. @throws OthelloError */
  pieces(): AsyncIterable<Uint8Array>;
}

/** Posts a body. @throws OthelloError */
export type Post = (place: string, body: Uint8Array, options: PostOptions) => Promise<HttpReply>;

/** By fetch, in Node and in browsers. */
export const fetchPost: Post = async (place, body, options) => {
  const response = await post(place, body, options);
  const { status, headers } = response;
  return { status, headers, bytes: () => bytesOf(response, place), pieces: () => piecesOf(response, place) };
};

/** @throws OthelloError */
export async function post(
  place: string,
  body: Uint8Array,
  { headers, signal }: PostOptions,
): Promise<globalThis.Response> {
  // never of a shared buffer; declared as TypeScript 5.4 can read it, which knows of no other
  const sent = body as Uint8Array<ArrayBuffer>;
  return fetch(place, { method: 'POST', body: sent, headers, signal, redirect: 'manual' }).catch((error: unknown) => {
    throw asFetchFailure(error, place);
  });
}

/** A whole answer. @throws OthelloError */
export async function bytesOf(response: globalThis.Response, place: string): Promise<Uint8Array> {
  return new Uint8Array(
    await response.arrayBuffer().catch((error: unknown) => {
      throw asFetchFailure(error, place);
    }),
  );
}

/** An answer as it comes, in pieces of any size. @throws OthelloError */
export async function* piecesOf(response: globalThis.Response, place: string): AsyncGenerator<Uint8Array> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      const piece = await reader.read().catch((error: unknown) => {
        throw asFetchFailure(error, place);
      });
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    reader.cancel().catch(() => undefined); // one that has ended already
  }
}
