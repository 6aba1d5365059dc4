import { constants, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import type { ConnectionTimes } from './connection-times.ts';
import { CONNECTION_CALLS, HELD_BYTES_AT_MOST } from '../../rpc/limits.ts';

/** Estimate for the answer of a call in flight; so a connection has at most CONNECTION_CALLS in flight. */
const ANSWER_BYTES = HELD_BYTES_AT_MOST / CONNECTION_CALLS;

/**
 * An open stream: its request is read, its call in flight, then answered; or it is a stream without a set end (`long`).
 */
interface OpenStream {
  state: 'reading' | 'in flight' | 'answered' | 'long';
  /** bytes of its answer that the peer has not taken yet */
  heldBytes: number;
  /** ms since 1970: since when its peer lets it wait; the last check at which it did not, or its opening */
  sinceMs: number;
  /** the peer has taken something since the last check */
  hasMoved: boolean;
}

/** One connection over HTTP/2: its streams, its calls in flight, and the bytes that its peer has yet to take. */
export class Http2Connection {
  /** streams of our own calls, which a closing server waits for */
  readonly calls = new Map<ServerHttp2Stream, OpenStream>();
  /** other streams, which may never end (a health Watch, reflection) */
  readonly others = new Map<ServerHttp2Stream, OpenStream>();
  /** ms since 1970 when its last stream ended, or it began */
  idleSinceMs = Date.now();
  hasCalled = false;
  private inFlight = 0;
  private heldBytes = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param socket below the session
   * @param refuseLate ends a stream whose request did not come in time
   */
  constructor(
    readonly session: Http2Session,
    readonly socket: Socket | undefined,
    private readonly refuseLate: (stream: ServerHttp2Stream) => void,
  ) {}

  /** bytes that were written and the peer has yet to take */
  get held(): number {
    return this.heldBytes;
  }

  get isIdle(): boolean {
    return this.calls.size === 0 && this.others.size === 0;
  }

  /** Whether one more call may begin, or more be written. */
  get hasRoom(): boolean {
    return this.heldBytes + this.inFlight * ANSWER_BYTES < HELD_BYTES_AT_MOST;
  }

  opened(stream: ServerHttp2Stream, isCall: boolean): void {
    this.hasCalled = true;
    const state = isCall ? 'reading' : 'long';
    (isCall ? this.calls : this.others).set(stream, { state, heldBytes: 0, sinceMs: Date.now(), hasMoved: false });
  }

  closed(stream: ServerHttp2Stream): void {
    const open = this.calls.get(stream);
    this.calls.delete(stream);
    this.others.delete(stream);
    if (this.isIdle) this.idleSinceMs = Date.now();
    if (open && open.heldBytes > 0) this.release(open.heldBytes);
  }

  /**
   * Begins the work of a call now, or once the connection has room for it. The caller has to call `done` for each work
   * that has begun.
   */
  begin(work: () => void): void {
    if (this.waiting.length > 0 || !this.hasRoom) return void this.waiting.push(work);
    this.inFlight++;
    work();
  }

  /** @param stream of a unary call: what was written to it counts until the peer has taken it */
  done(stream?: ServerHttp2Stream): void {
    this.inFlight--;
    const open = stream && this.calls.get(stream);
    if (open) {
      open.state = 'answered';
      open.heldBytes = stream.writableLength;
      this.heldBytes += open.heldBytes;
    }
    this.proceed();
  }

  /** Bytes were written to a stream: they count until `taken`. */
  hold(bytes: number): void {
    this.heldBytes += bytes;
  }

  taken(stream: ServerHttp2Stream, bytes: number): void {
    const open = this.calls.get(stream);
    if (open) open.hasMoved = true;
    this.release(bytes);
  }

  /** The stream's request has arrived. @param isLong it stays open without a set end */
  read(stream: ServerHttp2Stream, isLong: boolean): void {
    const open = this.calls.get(stream);
    if (open) open.state = isLong ? 'long' : 'in flight';
  }

  /** Ends streams whose peer does not take what was written, or does not send the rest of its request. */
  cutBlocked(nowMs: number, times: ConnectionTimes): void {
    for (const streams of [this.calls, this.others])
      for (const [stream, open] of streams) {
        if (open.state === 'in flight') continue;
        const bytes = stream.writableLength;
        const isWaiting = open.state === 'reading' || bytes > 0 || stream.writableFinished;
        if (!isWaiting || open.hasMoved) open.sinceMs = nowMs;
        open.hasMoved = false;
        const waitedMs = nowMs - open.sinceMs;
        if (open.state !== 'reading') {
          if (waitedMs > (bytes > 0 ? times.blockedMs : times.firstCallMs)) cut(stream);
        } else if (waitedMs > times.firstCallMs) this.refuseLate(stream);
      }
  }

  private release(bytes: number): void {
    this.heldBytes -= bytes;
    this.proceed();
  }

  private proceed(): void {
    while (this.waiting.length > 0 && this.hasRoom) {
      this.inFlight++;
      this.waiting.shift()?.();
    }
  }
}

/** Where a call came from. */
export interface CallSource {
  connection: Http2Connection;
  stream: ServerHttp2Stream;
}

/** Ends a stream at once. One that is closed already still waits for its peer or reader: it is destroyed. */
export function cut(stream: ServerHttp2Stream): void {
  if (stream.closed) stream.destroy();
  else stream.close(constants.NGHTTP2_CANCEL);
}
