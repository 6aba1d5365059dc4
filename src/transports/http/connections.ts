import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { EventLoop } from '../../rpc/event-loop.ts';
import { REQUEST_TIMEOUT_MS } from './http-adapter.ts';
import { BLOCKED_MS, CONNECTION_CALLS } from '../../rpc/limits.ts';

const CHECK_EVERY_MS = 500;

/** Bytes that are read so soon after a pause have waited in the kernel for its end. */
const JUST_RESUMED_MS = 20;

/** One connection of a client, and the requests on it whose answers are not finished. */
export class Connection {
  private readonly openedMs = performance.now();
  private hasAsked = false;
  readonly answering = new Set<ServerResponse>();
  /** the last answer, with the reason why the connection ends: written once those above are finished */
  last: Buffer | undefined;
  /** requests that came in one packet with the others, so that pausing the socket was too late for them */
  private readonly waiting: (() => void)[] = [];
  private pausedMs = 0;
  private resumedMs = -Infinity;
  /** half of a request came before a pause, and Node's own time-out for it has fired already */
  private isUntimed = false;
  /** the first answer in order, once it is completely written by us, and since when it is */
  private written: ServerResponse | undefined;
  private writtenMs = 0;

  constructor(
    private readonly socket: Duplex,
    private readonly eventLoop: EventLoop,
  ) {}

  /**
   * From now on a pause lasts: Node resumes a socket whenever a request on it has been read, whoever paused it. To be
   * called after Node's own listeners are on the socket, since they would otherwise resume it after ours.
   */
  keepPauses(): void {
    this.socket.on('resume', () => {
      if (this.waiting.length > 0) this.socket.pause();
    });
  }

  /** ms since 1970: the earliest time at which the bytes that are read now can have arrived */
  get arrivedMs(): number {
    const sinceMs = performance.now() - this.resumedMs;
    return this.eventLoop.arrivedMs - (sinceMs < JUST_RESUMED_MS ? this.resumedMs - this.pausedMs : 0);
  }

  /** A request came: it is served now, or once enough others of its connection are answered. */
  take(response: ServerResponse, serve: (arrivedMs?: number) => void): void {
    this.hasAsked = true;
    this.isUntimed = false;
    this.answering.add(response);
    response.once('close', () => this.finished(response));
    if (this.waiting.length === 0 && this.answering.size <= CONNECTION_CALLS) return serve();
    if (this.waiting.length === 0) {
      this.pausedMs = performance.now();
      this.socket.pause();
    }
    const { arrivedMs } = this;
    this.waiting.push(() => serve(arrivedMs));
  }

  /**
   * Node reports that a request did not arrive in time.
   * @returns whether our own pause was the reason: then its time begins anew
   */
  excuse(): boolean {
    const now = performance.now();
    const isPaused = this.waiting.length > 0;
    if (!isPaused && now - this.resumedMs > REQUEST_TIMEOUT_MS) return false;
    this.isUntimed = true;
    return true;
  }

  /** Whether its client is too slow: with its first request, with the rest of one, or in taking an answer. */
  isStuck(now: number): boolean {
    if (!this.hasAsked) return now - this.openedMs > REQUEST_TIMEOUT_MS;
    if (this.isUntimed && this.waiting.length === 0 && now - this.resumedMs > REQUEST_TIMEOUT_MS) return true;
    const [first] = this.answering;
    if (!first?.writableEnded) this.written = undefined;
    else if (first !== this.written) {
      this.written = first;
      this.writtenMs = now;
    }
    return this.written !== undefined && now - this.writtenMs > BLOCKED_MS;
  }

  private finished(response: ServerResponse): void {
    this.answering.delete(response);
    if (this.last && ![...this.answering].some(({ req }) => req.complete)) this.socket.end(this.last);
    if (this.waiting.length === 0) return;
    if (this.answering.size - this.waiting.length < CONNECTION_CALLS) this.waiting.shift()?.();
    if (this.waiting.length > 0) return;
    this.resumedMs = performance.now();
    this.socket.resume();
  }
}

/** All connections of the port. Closes those that send or take nothing for too long, and never within an answer. */
export class Connections {
  private readonly open = new Map<Duplex, Connection>();

  constructor(
    server: Server,
    private readonly eventLoop: EventLoop,
  ) {
    const timer = setInterval(() => this.closeStuck(), CHECK_EVERY_MS);
    server.once('close', () => clearInterval(timer));
    timer.unref();
  }

  add(socket: Duplex): void {
    this.open.set(socket, new Connection(socket, this.eventLoop));
    socket.once('close', () => this.open.delete(socket));
  }

  /** @returns undefined when it is gone */
  of(socket: Duplex): Connection | undefined {
    return this.open.get(socket);
  }

  /** Another protocol has taken the connection over. */
  release(socket: Duplex): void {
    this.open.delete(socket);
  }

  /**
   * Ends a connection on which nothing more can be read, after the answers that are under way. A stream has no end to
   * wait for: it is cut.
   */
  endWith(socket: Duplex, last: Buffer): void {
    const connection = this.open.get(socket);
    // a request that could not be read to its end is answered by `last`, so it is not waited for
    const whole = [...(connection?.answering ?? [])].filter(({ req }) => req.complete);
    if (!connection || whole.length === 0) return void socket.end(last);
    const isStreaming = whole.some(({ headersSent, writableEnded }) => headersSent && !writableEnded);
    if (isStreaming) socket.destroy();
    else connection.last = last;
  }

  /** Also those that have sent nothing yet: Node's HTTP server does not know them. */
  cutAll(): void {
    for (const socket of this.open.keys()) socket.destroy();
  }

  /** Node's own time-outs miss these cases: no bytes sent yet, an answer that is not taken, time lost to a pause. */
  private closeStuck(): void {
    const now = performance.now();
    for (const [socket, connection] of this.open) if (connection.isStuck(now)) socket.destroy();
  }
}
