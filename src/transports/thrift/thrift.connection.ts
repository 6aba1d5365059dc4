import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Admission } from '../../rpc/admission.ts';
import type { Dispatcher, Invocation, Origin, Outcome } from '../../rpc/dispatcher.ts';
import type { EventLoop } from '../../rpc/event-loop.ts';
import { BUSY, Failure, FAILURES, REFUSED_AFTER_MS } from '../../rpc/failures.ts';
import type { ClientAddresses } from '../client-addresses.ts';
import { OrderedCalls, type Place } from '../ordered-calls.ts';
import { MessageCutter } from './message-cutter.ts';
import { Unreadable } from './protocol.ts';
import type { ThriftCall, ThriftCodec } from './thrift.codec.ts';
import type { Poll, ThriftPolls } from './thrift.stream.ts';
import type { ThriftTimes } from './thrift-times.ts';
import type { CutMessage } from './wire.ts';

/** What all connections share. */
export interface ThriftServices {
  readonly codec: ThriftCodec;
  readonly dispatcher: Dispatcher;
  readonly polls: ThriftPolls;
  readonly admission: Admission;
  readonly eventLoop: EventLoop;
  readonly addresses: ClientAddresses;
  /** Takes over a connection that speaks HTTP. @param bytes what was read from it */
  serveHttp(socket: Socket, bytes: Buffer): void;
  /** Logs why a connection is closed. */
  explain(why: string): void;
}

/** The key under which calls of the connection's own session are ordered, and its Logins. */
const OWN_SESSION = '';

/**
 * One client's connection. Answers come in the order of the calls, since many Thrift clients expect that; calls of one
 * session run one after the other. A call without a token belongs to the session of the last Login on this connection.
 */
export class ThriftConnection implements Origin {
  /** of the peer: a proxy in front of this port names nobody */
  readonly address: string;
  private readonly cutter = new MessageCutter();
  private readonly calls: OrderedCalls<Buffer>;
  /** of the last Login that succeeded here */
  private token: string | undefined;
  /** the Subscribe that waits for a new version; it is the first of the unanswered calls */
  private poll: Poll | undefined;
  /** ms since 1970 at which the bytes that were read last arrived */
  private arrivedMs = 0;
  /** the peer is behind with the answers */
  private isBehind = false;
  private isReading = false;
  private isFinishing = false;
  private isCorked = false;
  /** performance.now() when a message began to arrive; otherwise when the connection last had something to do */
  private movedMs = performance.now();
  /** performance.now() when the peer last took bytes that were written to it, and how many it had taken by then */
  private takenMs = this.movedMs;
  private takenBytes = 0;

  constructor(
    private readonly socket: Socket,
    private readonly services: ThriftServices,
  ) {
    this.address = services.addresses.of(socket.remoteAddress, undefined);
    this.calls = new OrderedCalls<Buffer>(
      (answer) => this.write(answer),
      () => this.proceed(),
    );
    socket.on('data', (piece: Buffer) => this.take(piece));
    socket.on('drain', () => this.drained());
    socket.on('end', () => this.finish());
    socket.on('close', () => this.abandon());
    socket.on('error', () => undefined); // its close follows
  }

  get connection(): object {
    return this;
  }

  get isGone(): boolean {
    return this.socket.destroyed;
  }

  /** bytes of answers that the peer has yet to take */
  get heldBytes(): number {
    return this.socket.writableLength;
  }

  /** Reads no more calls, and ends the connection when those in flight are answered. */
  finish(): void {
    this.isFinishing = true;
    this.proceed();
  }

  cut(): void {
    this.socket.destroy();
  }

  /** Closes the connection if one of its time-outs is over. @param now performance.now() */
  check(now: number, { idleMs, messageMs, blockedMs }: ThriftTimes): void {
    const { writableLength, bytesWritten } = this.socket;
    const takenBytes = bytesWritten - writableLength;
    if (writableLength === 0 || takenBytes > this.takenBytes) {
      this.takenBytes = takenBytes;
      this.takenMs = now;
    }
    if (now - this.takenMs > blockedMs) return this.closeFor(`it takes no answer for ${blockedMs / 1000} s`);
    if (this.calls.size > 0 || writableLength > 0) this.movedMs = now;
    const mostMs = this.cutter.isWithin ? messageMs : idleMs;
    if (now - this.movedMs <= mostMs) return;
    this.closeFor(`${this.cutter.isWithin ? 'a message did not arrive' : 'nothing was called'} for ${mostMs / 1000} s`);
  }

  private take(piece: Buffer): void {
    if (this.isFinishing) return;
    const now = performance.now();
    this.arrivedMs = this.services.eventLoop.arrivedMsAt(now);
    if (!this.cutter.isWithin) this.movedMs = now;
    this.cutter.put(piece);
    this.read(now);
  }

  /** Begins the calls that have arrived, as long as more calls may be in flight. @param now performance.now() */
  private read(now?: number): void {
    this.isReading = true;
    try {
      while (this.cutter.isWithin && !this.isHeldUp) {
        const message = this.cutter.next();
        if (message === undefined) break;
        if (message === 'http') return this.handOver();
        this.movedMs = now ?? performance.now();
        this.begin(message);
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return this.closeFor(error.message);
    } finally {
      this.isReading = false;
    }
    if (this.isHeldUp) this.socket.pause();
    else if (this.socket.isPaused()) this.socket.resume();
  }

  private get isHeldUp(): boolean {
    return this.calls.isFull || this.isBehind || this.isFinishing || this.isGone;
  }

  /** @throws Unreadable */
  private begin(message: CutMessage): void {
    const { codec, dispatcher } = this.services;
    const call = codec.read(message, message.keys && ((name) => message.keys?.get(name)));
    if ('answer' in call && call.answer === undefined) return;
    this.poll?.hurry(); // this call's answer has to wait for that of the Subscribe before it
    const place = this.calls.take();
    if ('answer' in call) return this.calls.settle(place, call.answer as Buffer);
    let invocation: Invocation;
    try {
      invocation = codec.invocation(call, { arrivedMs: this.arrivedMs, origin: this });
    } catch (error) {
      const outcome = dispatcher.fail(error, { procedure: call.procedure, version: 2 });
      return this.calls.settle(place, codec.encode(call, outcome));
    }
    if (call.procedure.isStream) this.calls.whenFirst(place, () => this.wait(call, place, invocation));
    else {
      const { token } = invocation;
      const session = token === undefined || token === this.token ? OWN_SESSION : token;
      this.calls.run(session, () => this.answer(call, place, invocation));
    }
  }

  private async answer(call: ThriftCall, place: Place<Buffer>, invocation: Invocation): Promise<void> {
    if (this.isGone) return;
    const { dispatcher, admission } = this.services;
    invocation.token ??= this.token;
    let outcome: Outcome;
    if (admission.isFull) {
      await pause(REFUSED_AFTER_MS); // a client that is refused at once sends again at once
      outcome = dispatcher.fail(new Failure(FAILURES.Overloaded, BUSY), invocation);
    } else outcome = await dispatcher.dispatch(invocation);
    this.rememberLogin(call, outcome);
    this.settle(call, place, outcome);
  }

  private rememberLogin({ procedure }: ThriftCall, { answers: [first] }: Outcome): void {
    if (procedure.name !== 'Login' || first?.code !== 0) return;
    this.token = (first.body as { token?: string }).token ?? this.token;
  }

  private wait(call: ThriftCall, place: Place<Buffer>, invocation: Invocation): void {
    invocation.token ??= this.token;
    const poll = this.services.polls.open(invocation);
    this.poll = poll;
    if (this.calls.size > 1) poll.hurry();
    void poll.outcome.then((outcome) => {
      this.poll = undefined;
      this.settle(call, place, outcome);
    });
  }

  private settle(call: ThriftCall, place: Place<Buffer>, outcome: Outcome): void {
    const { codec, dispatcher } = this.services;
    let answer: Buffer;
    try {
      answer = codec.encode(call, outcome);
    } catch (error) {
      answer = codec.encode(call, dispatcher.fail(error));
    }
    this.calls.settle(place, answer);
  }

  /** Sends the answers of one turn of the event loop in one write; an answer that is the last one in flight, at once. */
  private write(answer: Buffer): void {
    const { socket } = this;
    if (socket.destroyed) return;
    if (!this.isCorked && (this.isReading || this.calls.size > 0)) {
      this.isCorked = true;
      socket.cork();
      process.nextTick(() => {
        this.isCorked = false;
        socket.uncork();
      });
    }
    if (!socket.write(answer)) this.isBehind = true;
  }

  private drained(): void {
    this.isBehind = false;
    this.proceed();
  }

  private proceed(): void {
    if (this.isGone || this.isReading) return; // a call that is answered while calls are read leads here
    if (!this.isFinishing) this.read();
    else if (this.calls.size === 0) this.socket.end();
  }

  private handOver(): void {
    for (const event of ['data', 'drain', 'end', 'close', 'error']) this.socket.removeAllListeners(event);
    this.services.serveHttp(this.socket, this.cutter.rest());
  }

  private closeFor(why: string): void {
    this.services.explain(why);
    this.socket.destroy();
  }

  private abandon(): void {
    this.calls.abandon();
    this.poll?.hurry();
  }
}
