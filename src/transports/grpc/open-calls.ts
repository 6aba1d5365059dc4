import { constants, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type * as grpc from '@grpc/grpc-js';

/** Streams of one connection: calls of ours, and others' that may never end (a health Watch, reflection). */
interface Open {
  calls: Set<ServerHttp2Stream>;
  others: Set<ServerHttp2Stream>;
}

/**
 * The calls in flight on each connection, so that a server can close without cutting one. grpc-js' own tryShutdown tells
 * every client at once to go, upon which a grpc-js client that sends keepalives drops what it waits for, and it waits
 * for streams that nobody ends: here a client is told when nothing of it is in flight.
 */
export class OpenCalls {
  private readonly sessions = new Map<ServerHttp2Session, Open>();
  private readonly http2Servers: readonly Http2Server[];
  private isDraining = false;
  private onGone: () => void = () => undefined;

  /** @param server bound @param prefix of the paths of calls that are waited for */
  constructor(server: grpc.Server, prefix: string) {
    this.http2Servers = [...(server as unknown as { http2Servers: Map<Http2Server, unknown> }).http2Servers.keys()];
    if (this.http2Servers.length === 0) throw new Error('the gRPC server has no HTTP/2 server below: is it bound?');
    for (const http2Server of this.http2Servers)
      http2Server.on('session', (session: ServerHttp2Session) => this.follow(session, prefix));
  }

  /**
   * Takes no more connections, and lets each go as soon as nothing is in flight on it.
   * @returns once all are gone, or the patience is at its end
   */
  async drain(patienceMs: number): Promise<void> {
    this.isDraining = true;
    for (const http2Server of this.http2Servers) http2Server.close();
    const gone = new Promise<void>((resolve) => (this.onGone = resolve));
    for (const session of this.sessions.keys()) this.dismissIfIdle(session);
    if (this.sessions.size === 0) return;
    const timer = setTimeout(this.onGone, patienceMs);
    await gone;
    clearTimeout(timer);
  }

  private follow(session: ServerHttp2Session, prefix: string): void {
    const open: Open = { calls: new Set(), others: new Set() };
    this.sessions.set(session, open);
    session.on('stream', (stream: ServerHttp2Stream, headers: Record<string, unknown>) => {
      const streams = String(headers[':path']).startsWith(prefix) ? open.calls : open.others;
      streams.add(stream);
      stream.once('close', () => {
        streams.delete(stream);
        this.dismissIfIdle(session);
      });
    });
    session.once('close', () => {
      this.sessions.delete(session);
      if (this.sessions.size === 0) this.onGone();
    });
  }

  private dismissIfIdle(session: ServerHttp2Session): void {
    const open = this.sessions.get(session);
    if (!this.isDraining || !open || open.calls.size > 0 || session.closed) return;
    for (const stream of open.others) stream.close(constants.NGHTTP2_CANCEL);
    session.close();
  }
}
