import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { BidiCarrier, StreamEnd } from '../bidi-stream.ts';

/** Close codes of RFC 6455 by the HTTP status of the same meaning. */
const CLOSE_CODES: Partial<Record<number, number>> = { 400: 1007, 401: 1008, 413: 1009, 415: 1003 };
const INTERNAL_ERROR = 1011;
const GOING_AWAY = 1001;

/** A control frame of RFC 6455 has 125 bytes, two of which are the close code. */
const REASON_BYTES = 123;

/** What is told of messages. */
interface Streamed {
  take(message: Buffer): void;
  drained(): void;
}

/** Where a WebSocket comes from. */
export interface WebSocketPeer {
  socket: Socket;
  /** of the client */
  address: string;
  requestId: string | undefined;
  traceparent: string | undefined;
}

/** A WebSocket as the carrier of a bidi stream. */
export class WebSocketCarrier implements BidiCarrier {
  readonly address: string;
  readonly transport = 'websocket';
  readonly requestId: string | undefined;
  readonly traceparent: string | undefined;
  private readonly socket: Socket;
  isPaused = false;
  /** performance.now() of the peer's last message or pong, and of our last ping */
  heardMs = performance.now();
  pingedMs = this.heardMs;
  private isBehind = false;
  /** bytes that the peer had taken at the last check */
  private takenBytes = 0;
  /** messages that came in one packet with others, so that pausing the socket was too late for them */
  private readonly waiting: Buffer[] = [];

  constructor(
    private readonly webSocket: WebSocket,
    { socket, address, requestId, traceparent }: WebSocketPeer,
    private readonly stream: () => Streamed,
  ) {
    this.socket = socket;
    this.address = address;
    this.requestId = requestId;
    this.traceparent = traceparent;
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
    this.resume(); // so that the peer's own close frame is read
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
    // nothing to count: the stream itself limits the calls in flight
  }

  /**
   * Whether the peer has given no sign of life since the last ping. While we are paused we do not read its pongs: then
   * the sign is that it takes bytes, and if it has none left to take, it waits for this server and is not silent.
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
