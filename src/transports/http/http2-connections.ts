import { constants, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import type { ConnectionTimes } from './connection-times.ts';
import { Http2Connection } from './http2-connection.ts';

interface Rules {
  times: ConnectionTimes;
  /** ends a stream whose request did not come in time */
  refuseLate: (stream: ServerHttp2Stream) => void;
  /**
   * when a stopping server sends GOAWAY: at once, so that clients send their next calls elsewhere, or once no call is
   * in flight on the connection
   */
  told: 'at once' | 'when idle';
}

/**
 * The connections of a server over HTTP/2. Ends connections and streams by the time-outs of ConnectionTimes, and lets
 * the server close without cutting a call.
 */
export class Http2Connections {
  private readonly bySession = new Map<Http2Session, Http2Connection>();
  private timer: NodeJS.Timeout | undefined;
  private isDraining = false;
  private onGone: () => void = () => undefined;

  constructor(private readonly rules: Rules) {}

  /** how many connections there are, streams on them, and bytes that the peers have yet to take */
  get gauge(): { connections: number; streams: number; heldBytes: number } {
    const all = [...this.bySession.values()];
    const heldBytes = all.reduce((sum, connection) => sum + connection.held, 0);
    const streams = all.reduce((sum, { calls, others }) => sum + calls.size + others.size, 0);
    return { connections: all.length, streams, heldBytes };
  }

  /** @param socket below the session */
  add(session: Http2Session, socket: Socket | undefined): void {
    if (!this.isDraining) this.timer ??= setInterval(() => this.check(), this.rules.times.checkMs).unref();
    this.bySession.set(session, new Http2Connection(session, socket, this.rules.refuseLate));
    session.once('close', () => {
      this.bySession.delete(session);
      if (this.bySession.size === 0) this.onGone();
    });
  }

  /** @returns undefined when the connection is closed, so that an answer could not be sent */
  of({ session }: ServerHttp2Stream): Http2Connection | undefined {
    return session && this.bySession.get(session);
  }

  /**
   * A stream was opened.
   * @param isCall a closing server waits for it
   * @returns its connection, undefined when that is gone
   */
  follow(stream: ServerHttp2Stream, isCall: boolean): Http2Connection | undefined {
    const connection = this.of(stream);
    if (!connection) return undefined;
    connection.opened(stream, isCall);
    stream.once('close', () => {
      connection.closed(stream);
      this.dismissIfDone(connection);
    });
    return connection;
  }

  /**
   * Closes each connection as soon as no call is in flight on it.
   * @returns once all are closed, or the time is over
   */
  async drain(withinMs: number): Promise<void> {
    this.isDraining = true;
    clearInterval(this.timer);
    const gone = new Promise<void>((resolve) => (this.onGone = resolve));
    for (const connection of this.bySession.values()) {
      if (this.rules.told === 'at once' && !connection.session.closed) connection.session.close();
      this.dismissIfDone(connection);
    }
    if (this.bySession.size === 0) return;
    const timer = setTimeout(this.onGone, withinMs);
    await gone;
    clearTimeout(timer);
  }

  /** Destroys the connections that are left. */
  cut(): void {
    for (const { session } of this.bySession.values()) session.destroy();
  }

  private check(): void {
    const nowMs = Date.now();
    const { times } = this.rules;
    for (const connection of this.bySession.values()) {
      const { session, socket, hasCalled, idleSinceMs } = connection;
      if (!connection.isIdle) connection.cutBlocked(nowMs, times);
      else if (nowMs - idleSinceMs > (hasCalled ? times.idleMs : times.firstCallMs)) {
        // first GOAWAY; a connection that is still open at the next check is destroyed, also when it is half closed
        if (session.closed) socket?.destroy();
        else session.close();
      }
    }
  }

  private dismissIfDone({ session, calls, others }: Http2Connection): void {
    if (!this.isDraining || calls.size > 0) return;
    for (const stream of others.keys()) stream.close(constants.NGHTTP2_CANCEL);
    if (!session.closed) session.close();
  }
}
