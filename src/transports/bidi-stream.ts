import type { PushHub, Sink, Subscription } from '../push/index.ts';
import type { Answer } from '../rpc/answer.ts';
import type { Dispatcher, Invocation, Origin } from '../rpc/dispatcher.ts';
import type { EventLoop } from '../rpc/event-loop.ts';
import type { TransportName } from '../rpc/invocation.ts';
import { type EnvelopeCodec, versionFor } from './envelope.codec.ts';
import type { Frames } from './frames.ts';
import { isOfKnownUser } from './known-user.ts';
import { OrderedCalls, type Place } from './ordered-calls.ts';

/** Why the server ends a stream. */
export interface StreamEnd {
  /** the status codes of each protocol for this reason */
  grpc: number;
  http: number;
  /** one line for a person */
  message: string;
}

const NOT_LOGGED_IN: StreamEnd = {
  grpc: 16,
  http: 401,
  message: 'nobody has logged in on this stream: open another, and log in or send a live token on it first',
};

/** What carries a bidi stream: a gRPC call of Play, or a WebSocket. */
export interface BidiCarrier {
  readonly transport: TransportName;
  /** that the client named when it opened the stream: of each call of it */
  readonly requestId: string | undefined;
  /** the client's span when it opened the stream: parent of each call of it */
  readonly traceparent: string | undefined;
  /** the same object for all streams of one connection */
  readonly connection: object;
  /** of the client, for Origin */
  readonly address: string;
  readonly isGone: boolean;
  readonly isPaused: boolean;
  /** Stops reading. */
  pause(): void;
  resume(): void;
  /** @returns false when the peer is behind: `drained` of the stream is due once it has caught up */
  write(message: Uint8Array): boolean;
  /** Ends normally, after what was written. */
  end(): void;
  /** Ends with a reason, after what was written. */
  fail(end: StreamEnd): void;
  /** Ends at once: what the peer hasn't taken is lost. */
  cut(): void;
  /**
   * Begins the work of a call once its connection has room for it. The caller has to call `done` for each begun work.
   */
  begin(work: () => void): void;
  done(): void;
}

/** What all streams share. */
export interface BidiServices {
  readonly codec: EnvelopeCodec;
  readonly dispatcher: Dispatcher;
  readonly push: PushHub;
  readonly frames: Frames;
  readonly eventLoop: EventLoop;
}

/**
 * One client's stream: Requests from the client, MultipleResponses to it. Calls of one session run one after the other,
 * answers come in the order of the calls, pushes at any time. Its carrier reports events by take, drained, hangUp and
 * gone.
 */
export class BidiStream implements Origin {
  private readonly calls: OrderedCalls<Uint8Array>;
  private readonly subscriptions = new Set<Subscription>();
  private isFull = false;
  private isFinishing = false;
  private isHungUp = false;
  /** runs until a call shows that the client has logged in */
  private loginTimer: NodeJS.Timeout | undefined;
  /** the timer is over: unless a call in flight shows a login, the stream ends */
  private isStranger = false;

  /** @param loginMs in which a call has to show that the client has logged in */
  constructor(
    private readonly carrier: BidiCarrier,
    private readonly services: BidiServices,
    loginMs: number,
  ) {
    this.calls = new OrderedCalls<Uint8Array>(
      (answer) => this.write(answer),
      () => this.proceed(),
    );
    this.loginTimer = setTimeout(() => {
      this.isStranger = true;
      this.carrier.pause();
      this.proceed();
    }, loginMs);
  }

  get connection(): object {
    return this.carrier.connection;
  }

  get address(): string {
    return this.carrier.address;
  }

  get isGone(): boolean {
    return this.carrier.isGone;
  }

  /** Takes no more calls, and ends when those in flight are answered and the subscriptions have ended. */
  finish(): void {
    this.isFinishing = true;
    this.carrier.pause();
    this.proceed();
  }

  /** A Request came. */
  take(bytes: Buffer): void {
    if (this.isFinishing) return;
    const place = this.calls.take();
    if (this.calls.isFull) this.carrier.pause();
    try {
      const { arrivedMs } = this.services.eventLoop;
      const { transport, requestId, traceparent } = this.carrier;
      const arrival = { arrivedMs, origin: this, transport, requestId, traceparent };
      const invocation = this.services.codec.decode(bytes, 'protobuf', arrival);
      this.carrier.begin(() => this.begin(invocation, place));
    } catch (error) {
      this.calls.whenFirst(place, () => this.refuse(error));
    }
  }

  /** The peer took what it was behind with. */
  drained(): void {
    this.isFull = false;
    for (const subscription of this.subscriptions) if (!this.isFull) subscription.drained();
    this.calls.proceed();
  }

  /** The client ended its side: no more calls, and it wants no more pushes. */
  hangUp(): void {
    this.isHungUp = true;
    this.unsubscribe();
    this.finish();
  }

  /** The stream is closed: no answer can be sent. */
  gone(): void {
    this.know();
    this.isHungUp = true;
    this.calls.abandon();
    this.unsubscribe();
  }

  /** Ends with a reason. Calls in flight are not answered. */
  endWith(end: StreamEnd): void {
    this.gone();
    this.isFinishing = true;
    this.carrier.fail(end);
  }

  private begin(invocation: Invocation, place: Place<Uint8Array>): void {
    if (this.isGone) return this.carrier.done(); // the client left while this call waited for room
    this.calls.run(invocation.token, () => this.answer(invocation, place));
  }

  /** Never rejects, as the dispatcher does not. */
  private async answer(invocation: Invocation, place: Place<Uint8Array>): Promise<void> {
    if (invocation.procedure?.effect === 'stream') return this.subscribe(invocation, place);
    const outcome = await this.services.dispatcher.dispatch(invocation);
    this.carrier.done();
    if (this.loginTimer && isOfKnownUser(invocation, outcome)) this.know();
    this.calls.settle(place, this.services.codec.encode(outcome, 'protobuf', invocation) as Uint8Array);
  }

  /** The first push is the answer to Subscribe, so it begins when all calls before it are answered. */
  private async subscribe(invocation: Invocation, place: Place<Uint8Array>): Promise<void> {
    await new Promise<void>((resolve) => this.calls.whenFirst(place, resolve));
    const encode = (answers: readonly Answer[]) =>
      this.services.codec.encode({ answers, fault: undefined }, 'protobuf', invocation) as Uint8Array;
    const refused = await this.services.push.open(invocation, (subscription) => {
      this.subscriptions.add(subscription);
      return this.sink(subscription, versionFor(invocation), (answers) => {
        if (place.answer) return false;
        this.calls.settle(place, encode(answers));
        return true;
      });
    });
    this.carrier.done();
    if (refused) this.calls.settle(place, encode(refused.answers));
    else this.know();
    if (this.isHungUp) this.unsubscribe();
    this.calls.proceed();
  }

  /** @param answerFirst sends the first push as the call's answer; returns false for later pushes */
  private sink(
    subscription: Subscription,
    version: number,
    answerFirst: (answers: readonly Answer[]) => boolean,
  ): Sink {
    return {
      write: (answers) =>
        answerFirst(answers) ? !this.isFull : this.write(this.services.frames.multiple(answers, version)),
      end: () => {
        this.subscriptions.delete(subscription);
        this.calls.proceed();
      },
      cut: () => this.carrier.cut(),
    };
  }

  /** @returns false when the reader is behind */
  private write(multipleResponse: Uint8Array): boolean {
    if (this.carrier.isGone) return false;
    if (this.carrier.write(multipleResponse)) return true;
    this.isFull = true;
    this.carrier.pause();
    for (const subscription of this.subscriptions) subscription.blocked();
    return false;
  }

  /** Resumes reading if there is room, or ends the stream if it is due to end. */
  private proceed(): void {
    if (this.isStranger) {
      if (this.calls.size === 0) this.endWith(NOT_LOGGED_IN);
    } else if (!this.isFinishing) {
      if (!this.isFull && !this.calls.isFull && this.carrier.isPaused) this.carrier.resume();
    } else if (this.calls.size === 0 && this.subscriptions.size === 0) this.carrier.end();
  }

  /** Ends the stream, since after a message that is no Request the client's counting of answers can't be relied on. */
  private refuse(error: unknown): void {
    const { fault, answers } = this.services.dispatcher.fail(error);
    this.endWith({ grpc: fault?.grpc ?? 13, http: fault?.http ?? 500, message: answers[0]?.message ?? '' });
  }

  private know(): void {
    clearTimeout(this.loginTimer);
    this.loginTimer = undefined;
    this.isStranger = false;
  }

  private unsubscribe(): void {
    for (const subscription of this.subscriptions) subscription.close();
    this.subscriptions.clear();
  }
}
