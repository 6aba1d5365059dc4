import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { BidiCarrier, StreamEnd } from '../bidi-stream.ts';

/** Close codes of RFC 6455 by the HTTP status that says the same. */
const CLOSE_CODES: Partial<Record<number, number>> = { 400: 1007, 401: 1008, 413: 1009, 415: 1003 };
const INTERNAL_ERROR = 1011;
const GOING_AWAY = 1001;

/** A close frame holds no more of a reason than that. */
const REASON_BYTES = 123;

/** A WebSocket as what carries a stream of messages. */
export class WebSocketCarrier implements BidiCarrier {
  isPaused = false;
  /** ms by performance.now() of the last sign that its peer lives, and of the last ping */
  heardMs = performance.now();
  pingedMs = this.heardMs;
  private isBehind = false;
  /** bytes that the peer had taken at the last look */
  private takenBytes = 0;
  /** Messages that had come in one piece with others before the pause: a socket's pause is too late for them. */
  private readonly waiting: Buffer[] = [];

  constructor(
    private readonly webSocket: WebSocket,
    private readonly socket: Socket,
    private readonly stream: () => { take(message: Buffer): void; drained(): void },
  ) {
    socket.on('drain', () => {
      if (!this.isBehind) return;
      this.isBehind = false;
      this.stream().drained();
    });
  }

  get connection(): object {
    return this;
  }

  get isGone(): boolean {
    return this.webSocket.readyState !== this.webSocket.OPEN;
  }

  /** A message came. */
  receive(message: Buffer): void {
    this.heardMs = performance.now();
    if (this.isPaused) this.waiting.push(message);
    else this.stream().take(message);
  }

  pause(): void {
    this.isPaused = true;
    this.webSocket.pause();
  }

  resume(): void {
    this.isPaused = false;
    while (!this.isPaused) {
      const message = this.waiting.shift();
      if (!message) return this.webSocket.resume();
      this.stream().take(message);
    }
  }

  write(message: Uint8Array): boolean {
    this.webSocket.send(message);
    this.isBehind = this.socket.writableNeedDrain;
    return !this.isBehind;
  }

  end(): void {
    this.webSocket.close(GOING_AWAY, 'this server stops: open another WebSocket, another one answers');
  }

  fail({ http, message }: StreamEnd): void {
    this.resume(); // a close frame in answer is read
    this.webSocket.close(
      CLOSE_CODES[http] ?? INTERNAL_ERROR,
      Buffer.from(message).subarray(0, REASON_BYTES).toString(),
    );
  }

  cut(): void {
    this.webSocket.terminate();
  }

  begin(work: () => void): void {
    work();
  }

  done(): void {
    // it has no more in flight than its stream takes
  }

  /**
   * Whether its peer has given no sign of life since it was last asked for one. What is paused hears of none: there it is
   * bytes that the peer takes, and where there are none to take it is this server that is waited for.
   */
  isSilent(): boolean {
    const { bytesWritten, writableLength } = this.socket;
    const hasTaken = bytesWritten - writableLength !== this.takenBytes;
    this.takenBytes = bytesWritten - writableLength;
    if (this.isPaused) return writableLength > 0 && !hasTaken;
    return this.heardMs < this.pingedMs;
  }

  ping(now: number): void {
    this.pingedMs = now;
    this.webSocket.ping();
  }
}
