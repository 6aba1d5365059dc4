import http2, { type ClientHttp2Session, type ClientHttp2Stream, type IncomingHttpHeaders } from 'node:http2';
import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import { asFetchFailure } from './http-failure.ts';
import type { HttpReply, PostOptions } from './http-calls.ts';
import type { TlsOptions } from './tls-options.ts';

/** ms in which a connection that works answers a ping */
const PING_TIMEOUT_MS = 1000;

/** Posts to one server over one HTTP/2 connection, which is opened when needed, and again when it has closed. */
export class Http2Posts {
  private session: ClientHttp2Session | undefined;
  /** number of open streams of each connection: without any, the connection does not keep the process alive */
  private readonly streams = new WeakMap<ClientHttp2Session, number>();

  /** @param origin `http://` with prior knowledge, `https://` by ALPN */
  constructor(
    private readonly origin: string,
    private readonly tls: TlsOptions = {},
  ) {}

  /** @throws OthelloError */
  async post(place: string, body: Uint8Array, { headers, signal }: PostOptions): Promise<HttpReply> {
    if (signal.aborted) throw failureOf(signal.reason, place);
    const { pathname } = new URL(place);
    let stream: ClientHttp2Stream;
    try {
      const session = this.open();
      stream = session.request({ ...headers, ':method': 'POST', ':path': pathname });
      this.count(session, 1);
      stream.once('close', () => this.count(session, -1));
    } catch (error) {
      throw failureOf(error, place); // it has closed just now
    }
    const abort = () => void stream.close(http2.constants.NGHTTP2_CANCEL);
    signal.addEventListener('abort', abort, { once: true });
    stream.once('close', () => signal.removeEventListener('abort', abort));
    stream.end(body);
    const head = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
      stream.once('response', resolve);
      stream.on('error', (error) => reject(failureOf(error, place)));
      stream.once('close', () => reject(brokeOff(place)));
    });
    if (isOfGrpc(head))
      throw new CallImpossible(`${place} answered as a gRPC server does: is it the gRPC port? Give the HTTP one`);
    return replyOf(stream, head, place);
  }

  /** Drops the connection unless it answers a ping soon. Never rejects. */
  async leaveDead(signal: AbortSignal): Promise<void> {
    const { session } = this;
    if (!session || session.closed || session.destroyed) return;
    const isAlive = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), PING_TIMEOUT_MS);
      const tell = (alive: boolean) => {
        clearTimeout(timer);
        resolve(alive);
      };
      signal.addEventListener('abort', () => tell(true), { once: true });
      // a connection that is still being opened can't ping
      if (session.connecting || !session.ping((error) => tell(!error))) tell(false);
    });
    if (isAlive) return;
    if (this.session === session) this.session = undefined;
    session.destroy(new Error('the connection answers nothing'));
  }

  close(): void {
    this.session?.close();
    this.session = undefined;
  }

  private count(session: ClientHttp2Session, more: 1 | -1): void {
    const open = (this.streams.get(session) ?? 0) + more;
    this.streams.set(session, open);
    if (session.destroyed) return;
    if (open > 0) session.ref();
    else session.unref();
  }

  private open(): ClientHttp2Session {
    const { session } = this;
    if (session && !session.closed && !session.destroyed) return session;
    const opened = http2.connect(this.origin, this.tls);
    opened.on('error', () => undefined); // its streams get the error
    this.session = opened;
    return opened;
  }
}

function replyOf(stream: ClientHttp2Stream, head: IncomingHttpHeaders, place: string): HttpReply {
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    let isLeft = true;
    try {
      for await (const piece of stream as AsyncIterable<Uint8Array>) yield piece;
      isLeft = false;
    } catch (error) {
      throw failureOf(error, place);
    } finally {
      if (isLeft) stream.close(http2.constants.NGHTTP2_CANCEL);
    }
    if (stream.aborted || stream.rstCode) throw brokeOff(place);
  };
  return {
    status: Number(head[':status']),
    headers: { get: (name) => head[name]?.toString() ?? null },
    bytes: async () => {
      const all: Uint8Array[] = [];
      for await (const piece of pieces()) all.push(piece);
      return all.length === 1 && all[0] ? all[0] : Buffer.concat(all);
    },
    pieces,
  };
}

/** What gRPC servers answer to every other content type: a status alone. */
const isOfGrpc = (head: IncomingHttpHeaders): boolean =>
  Number(head[':status']) === 415 && head['content-type'] === undefined && head['content-length'] === undefined;

const brokeOff = (place: string) => new OutcomeUnknown(`no answer from ${place}: the connection broke before it came`);

function failureOf(error: unknown, place: string): OthelloError {
  const { code, message = '', cause } = error as NodeJS.ErrnoException;
  // a stream is cancelled when its connection could not be opened
  if (code === 'ERR_HTTP2_STREAM_CANCEL' && (cause as NodeJS.ErrnoException | undefined)?.code !== undefined)
    return failureOf(cause, place);
  if (code === 'ERR_HTTP2_ERROR' && /protocol error/i.test(message))
    return new CallImpossible(`${place} does not speak HTTP/2: is it the HTTP port of an Othello server?`, {
      cause: error,
    });
  if (code?.startsWith('ERR_HTTP2')) return brokeOff(place);
  return asFetchFailure({ cause: error }, place);
}
