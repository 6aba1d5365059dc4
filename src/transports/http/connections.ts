import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Origin } from '../../rpc/dispatcher.ts';
import type { EventLoop } from '../../rpc/event-loop.ts';
import { REQUEST_TIMEOUT_MS } from './http-adapter.ts';

const CHECK_EVERY_MS = 500;

/** Requests of one connection at once: past that no more are read until some of their answers are taken. */
const IN_FLIGHT_AT_MOST = 64;

/** an answer that its client takes nothing of for so long is given up, as gRPC's are */
const BLOCKED_MS = 60_000;

/** What is read that soon after a pause waited for its end. */
const JUST_RESUMED_MS = 20;

/** One connection of a client, and the requests on it whose answers are not finished. */
export class Connection implements Origin {
  private readonly openedMs = performance.now();
  private hasAsked = false;
  readonly answering = new Set<ServerResponse>();
  /** written once those are finished: why the connection ends */
  last: Buffer | undefined;
  /** of the requests that came with those in one piece, so that a pause was too late for them */
  private readonly waiting: (() => void)[] = [];
  private pausedMs = 0;
  private resumedMs = -Infinity;
  /** half of a request came before a pause, and Node has stopped counting its time */
  private isUntimed = false;
  /** the answer that is written now, and since when it is whole */
  private written: ServerResponse | undefined;
  private writtenMs = 0;

  constructor(
    private readonly socket: Duplex,
    private readonly eventLoop: EventLoop,
  ) {}

  /**
   * Keeps its pauses from now on: a request that is read sets its socket going again, whoever paused it. Called once Node
   * listens to the socket, since Node's own listener would begin to read again after ours.
   */
  keepPauses(): void {
    this.socket.on('resume', () => {
      if (this.waiting.length > 0) this.socket.pause();
    });
  }

  /** what it is told apart by */
  get connection(): object {
    return this;
  }

  get isGone(): boolean {
    return this.socket.destroyed;
  }

  /** ms since 1970 at which what is read now came, at the earliest */
  get arrivedMs(): number {
    const sinceMs = performance.now() - this.resumedMs;
    return this.eventLoop.arrivedMs - (sinceMs < JUST_RESUMED_MS ? this.resumedMs - this.pausedMs : 0);
  }

  /** A request came: it is served now, or when others of its connection are answered. */
  take(response: ServerResponse, serve: (arrivedMs?: number) => void): void {
    this.hasAsked = true;
    this.isUntimed = false;
    this.answering.add(response);
    response.once('close', () => this.finished(response));
    if (this.waiting.length === 0 && this.answering.size <= IN_FLIGHT_AT_MOST) return serve();
    if (this.waiting.length === 0) {
      this.pausedMs = performance.now();
      this.socket.pause();
    }
    const { arrivedMs } = this;
    this.waiting.push(() => serve(arrivedMs));
  }

  /**
   * Node has found a request that did not come in time.
   * @returns whether that was for a pause: then its time begins anew
   */
  excuse(): boolean {
    const now = performance.now();
    const isPaused = this.waiting.length > 0;
    if (!isPaused && now - this.resumedMs > REQUEST_TIMEOUT_MS) return false;
    this.isUntimed = true;
    return true;
  }

  /** Whether its client sends its first request, or the rest of one, or takes an answer, too slowly. */
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
    if (this.answering.size - this.waiting.length < IN_FLIGHT_AT_MOST) this.waiting.shift()?.();
    if (this.waiting.length > 0) return;
    this.resumedMs = performance.now();
    this.socket.resume();
  }
}

/** What is open on each connection: nothing is written into the middle of an answer, and who asks or takes nothing is let go. */
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

  /** Another protocol has it from now on. */
  release(socket: Duplex): void {
    this.open.delete(socket);
  }

  /**
   * Ends a connection on which nothing more can be read, after the answers that are under way. A stream has no end to wait
   * for: it is cut.
   */
  endWith(socket: Duplex, last: Buffer): void {
    const connection = this.open.get(socket);
    // what could not be read to its end is answered with this
    const whole = [...(connection?.answering ?? [])].filter(({ req }) => req.complete);
    if (!connection || whole.length === 0) return void socket.end(last);
    const isStreaming = whole.some(({ headersSent, writableEnded }) => headersSent && !writableEnded);
    if (isStreaming) socket.destroy();
    else connection.last = last;
  }

  /** Those too that have sent nothing yet, of which Node's HTTP server knows nothing. */
  cutAll(): void {
    for (const socket of this.open.keys()) socket.destroy();
  }

  /** Node knows of a connection once its first bytes are read, has no limit for an answer that is not taken, and counts no pauses. */
  private closeStuck(): void {
    const now = performance.now();
    for (const [socket, connection] of this.open) if (connection.isStuck(now)) socket.destroy();
  }
}
