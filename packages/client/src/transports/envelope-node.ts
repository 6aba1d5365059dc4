import type { Transport } from '../transport.ts';
import { apiOf, envelope as envelopeByFetch, type EnvelopeOptions, envelopeOver } from './envelope.ts';
import { CallImpossible } from '../errors.ts';
import { Http2Posts } from './http2-posts.ts';
import type { TlsOptions } from './tls-options.ts';

export type { TlsOptions } from './tls-options.ts';

/** How the envelope is sent from Node. */
export interface NodeEnvelopeOptions extends EnvelopeOptions {
  /** how an `https://` server is to be trusted, over HTTP/2; fetch takes none and trusts as Node does */
  tls?: TlsOptions;
}

/**
 * The envelope over HTTP, by fetch, or over HTTP/2 where that is asked for. A watched room's stream is one answer without an end.
 * @param url of the server, `http://127.0.0.1:14500`; calls go to `api` under it
 * @throws CallImpossible when it is no such URL
 */
export function envelope(url: string | URL, { http2 = false, tls }: NodeEnvelopeOptions = {}): Transport {
  if (tls && !http2)
    throw new CallImpossible('fetch takes no certificates: give { http2: true } too, or set NODE_EXTRA_CA_CERTS');
  if (!http2) return envelopeByFetch(url);
  const api = apiOf(url);
  const posts = new Http2Posts(new URL(api).origin, tls);
  return {
    ...envelopeOver(api, (place, body, options) => posts.post(place, body, options)),
    name: 'envelope over HTTP/2',
    leaveDeadConnections: (signal) => posts.leaveDead(signal),
    close: () => posts.close(),
  };
}
