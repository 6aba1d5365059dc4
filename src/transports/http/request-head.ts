import type { IncomingMessage } from 'node:http';
import type { IncomingHttpHeaders as Http2Headers } from 'node:http2';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { isTooLong } from './body.ts';
import type { RequestHead } from './http-transport.ts';
import { HEADERS_LIMIT_BYTES } from '../../rpc/limits.ts';

export const HEADERS_TOO_LARGE = 'the headers are over 16 KiB: send fewer';

/** The target of a request, split. */
export interface Target {
  /** without the query and without a trailing slash */
  path: string;
  /** from the question mark on, or '' */
  query: string;
}

export function targetOf(url: string): Target {
  const end = url.indexOf('?');
  const path = end < 0 ? url : url.slice(0, end);
  return {
    path: path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path,
    query: end < 0 ? '' : url.slice(end),
  };
}

/**
 * Turns an absolute target (`http://host/path`) into a path; its host replaces the Host header (RFC 9112, 3.2.2).
 * @returns the host that is called; '' when HTTP/1.0 names none
 * @throws Failure Malformed
 */
export function readHost(request: IncomingMessage): string {
  const { headers, rawHeaders, httpVersion, url = '' } = request;
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  if (hosts > 1) throw new Failure(FAILURES.Malformed, 'the request has two Host headers: send one');
  if (hosts === 0 && httpVersion !== '1.0')
    throw new Failure(FAILURES.Malformed, 'the request has no Host header: send it');
  if (!url.startsWith('/') && url !== '*') {
    const [, authority, path] = /^https?:\/\/([^/?]+)(.*)$/is.exec(url) ?? [];
    if (authority === undefined || path === undefined)
      throw new Failure(FAILURES.Malformed, 'the target is no path: POST a Request to /api');
    headers.host = authority;
    request.url = path.startsWith('/') ? path : `/${path}`;
  }
  return headers.host ?? '';
}

/** The host of a request over HTTP/2, put into its `host` header. @throws Failure Malformed, MethodNotAllowed */
export function readAuthority(headers: Http2Headers): string {
  const { ':authority': authority, ':method': method, ':path': path, host } = headers;
  if (method === 'CONNECT' || path === undefined)
    throw new Failure(FAILURES.MethodNotAllowed, 'CONNECT is not how calls come: POST a Request to /api');
  if (authority !== undefined && host !== undefined && authority.toLowerCase() !== host.toLowerCase())
    throw new Failure(FAILURES.Malformed, 'the request has an :authority and another Host: send one');
  headers.host = authority ?? host;
  if (!headers.host) throw new Failure(FAILURES.Malformed, 'the request has no :authority: send it');
  return headers.host;
}

/** @throws Failure HeadersTooLarge */
export function requireShortHeaders(headers: Http2Headers): void {
  let bytes = 0;
  for (const [name, value = ''] of Object.entries(headers)) {
    bytes += name.length;
    for (const each of [value].flat()) bytes += each.length;
  }
  if (bytes > HEADERS_LIMIT_BYTES) throw new Failure(FAILURES.HeadersTooLarge, HEADERS_TOO_LARGE);
}

export const isPreflight = ({ method, headers }: RequestHead): boolean =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;

/** @throws Failure MethodNotAllowed, EncodingNotSupported */
export function requireReadable({ method, headers }: RequestHead): void {
  if (method !== 'POST')
    throw new Failure(FAILURES.MethodNotAllowed, `${method} is not how calls come: POST a Request to /api`);
  const encoding = headers['content-encoding']?.trim().toLowerCase() || 'identity';
  if (encoding !== 'identity')
    throw new Failure(
      FAILURES.EncodingNotSupported,
      `Content-Encoding ${encoding.slice(0, 20)} is not read here: send the body plain`,
    );
}

export const hasUnreadBody = ({ complete, headers }: IncomingMessage): boolean =>
  !complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

/** Whether reading and dropping its body is cheaper than a new connection for the client. */
export const isShort = (head: RequestHead): boolean =>
  head.headers['transfer-encoding'] === undefined && !isTooLong(head);
