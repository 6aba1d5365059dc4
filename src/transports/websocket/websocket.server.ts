import type { Socket } from 'node:net';
import { type BeforeApplicationShutdown, Injectable, Optional } from '@nestjs/common';
import { type WebSocket, WebSocketServer as Handshakes } from 'ws';
import { PushHub } from '../../push/index.ts';
import { Dispatcher } from '../../rpc/dispatcher.ts';
import { EventLoop } from '../../rpc/event-loop.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { traceparentOf } from '../../tracing.ts';
import { type BidiServices, BidiStream } from '../bidi-stream.ts';
import { ClientAddresses } from '../client-addresses.ts';
import { EnvelopeCodec } from '../envelope.codec.ts';
import { Frames } from '../frames.ts';
import type { HttpAnswer, HttpTransport, HttpUpgrade } from '../http/http-transport.ts';
import { REQUEST_ID, requestIdOf } from '../request-id.ts';
import { WebSocketTimes } from './websocket-times.ts';
import { WebSocketCarrier, type WebSocketPeer } from './websocket.carrier.ts';
import { DRAIN_MS, MESSAGE_LIMIT_BYTES } from '../../rpc/limits.ts';

const SUBPROTOCOL = 'othello.v2';

/** frames of one message, and chunks of an incomplete frame: a small one costs as much work as a large one */
const FRAGMENTS_AT_MOST = 1024;
const PIECES_AT_MOST = 4096;

/** ms in which a peer has to answer a close frame */
const CLOSE_TIMEOUT_MS = 1000;

const OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: MESSAGE_LIMIT_BYTES,
  maxFragments: FRAGMENTS_AT_MOST,
  maxBufferedChunks: PIECES_AT_MOST,
  closeTimeout: CLOSE_TIMEOUT_MS,
  handleProtocols: () => SUBPROTOCOL,
};

const NOT_BINARY = { grpc: 3, http: 415, message: 'a text message is no Request: send it as a binary message' };

/** GET /ws: the envelope over one WebSocket, calls and pushes on it as on a Play stream. */
@Injectable()
export class WebSocketServer implements HttpTransport, BidiServices, BeforeApplicationShutdown {
  readonly paths = ['/ws'];
  private readonly handshakes = new Handshakes(OPTIONS);
  private readonly open = new Map<WebSocketCarrier, BidiStream>();
  private timer: NodeJS.Timeout | undefined;
  private isDraining = false;

  constructor(
    readonly codec: EnvelopeCodec,
    readonly dispatcher: Dispatcher,
    readonly push: PushHub,
    readonly frames: Frames,
    readonly eventLoop: EventLoop,
    private readonly addresses: ClientAddresses,
    @Optional() private readonly times: WebSocketTimes = new WebSocketTimes(),
  ) {
    this.handshakes.on('headers', (headers, { headers: sent }) => {
      const requestId = requestIdOf(sent[REQUEST_ID]);
      if (requestId !== undefined) headers.push(`${REQUEST_ID}: ${requestId}`);
    });
  }

  /** how many WebSockets are open */
  get count(): number {
    return this.open.size;
  }

  /** Answers a request without an upgrade; over HTTP/2 that is every request. */
  async answer(): Promise<HttpAnswer> {
    const body = `open a WebSocket of the subprotocol ${SUBPROTOCOL} here, over HTTP/1.1\n`;
    return { status: 426, headers: { 'content-type': 'text/plain', upgrade: 'websocket' }, body };
  }

  failed(error: unknown): HttpAnswer {
    const { fault, answers } = this.dispatcher.fail(error);
    const headers = { 'content-type': 'text/plain' };
    return { status: fault?.http ?? 500, headers, body: `${answers[0]?.message ?? ''}\n` };
  }

  /** @throws Failure Malformed, Unavailable */
  upgrade({ request, socket, head }: HttpUpgrade): void {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
    if (!offered.includes(SUBPROTOCOL))
      throw new Failure(FAILURES.Malformed, `the WebSocket speaks no ${SUBPROTOCOL}: offer it as its subprotocol`);
    if (this.isDraining) throw new Failure(FAILURES.Unavailable, 'this server stops: another one answers');
    const address = this.addresses.of(request.socket.remoteAddress, request.headers['x-forwarded-for']?.toString());
    const requestId = requestIdOf(request.headers[REQUEST_ID]);
    const traceparent = traceparentOf(() => request.headers['traceparent']?.toString());
    this.handshakes.handleUpgrade(request, socket, head, (webSocket) =>
      this.accept(webSocket, { socket: socket as Socket, address, requestId, traceparent }),
    );
  }

  /** Answers the calls in flight and sends each subscriber its last heartbeat, then closes each WebSocket. */
  beforeApplicationShutdown(): void {
    this.isDraining = true;
    for (const stream of this.open.values()) stream.finish();
    if (this.open.size === 0) return;
    setTimeout(() => {
      for (const carrier of this.open.keys()) carrier.cut();
    }, DRAIN_MS).unref();
  }

  private accept(webSocket: WebSocket, peer: WebSocketPeer): void {
    const carrier: WebSocketCarrier = new WebSocketCarrier(webSocket, peer, () => stream);
    const stream: BidiStream = new BidiStream(carrier, this, this.times.loginMs);
    this.open.set(carrier, stream);
    this.timer ??= setInterval(() => this.check(), this.times.checkMs).unref();
    webSocket.on('message', (data, isBinary) => {
      if (isBinary) carrier.receive(data as Buffer);
      else stream.endWith(NOT_BINARY);
    });
    webSocket.on('pong', () => (carrier.heardMs = performance.now()));
    webSocket.on('error', () => undefined); // ws itself closes a peer that breaks RFC 6455, with the code for it
    webSocket.on('close', () => {
      stream.gone();
      this.open.delete(carrier);
      if (this.open.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    });
  }

  /** Pings each WebSocket whose turn it is, and cuts those that gave no sign of life since their last ping. */
  private check(): void {
    const now = performance.now();
    for (const carrier of this.open.keys()) {
      if (now - carrier.pingedMs < this.times.pingMs) continue;
      if (carrier.isSilent()) carrier.cut();
      else carrier.ping(now);
    }
  }
}
