import * as grpc from '@grpc/grpc-js';
import type { PushHub, Sink, Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Dispatcher, Invocation, Origin } from '../../rpc/dispatcher.ts';
import type { EventLoop } from '../../rpc/event-loop.ts';
import { type EnvelopeCodec, versionFor } from '../envelope.codec.ts';
import type { Frames } from '../frames.ts';
import type { GrpcConnection } from './connection.ts';
import type { ConnectionTimes } from './connection-times.ts';
import { CountedWriter } from './counted-writer.ts';
import { isOfKnownUser } from './known-user.ts';
import { cutCall } from './grpc.stream.ts';

export type PlayCall = grpc.ServerDuplexStream<Buffer, Uint8Array>;

/** Calls of one stream that are read and not answered yet: with so many it is read no further. */
const IN_FLIGHT_AT_MOST = 32;

const STRANGER = 'nobody has logged in on this stream: open another, and log in or send a live token on it first';

/** What all streams share. */
export interface PlayHall {
  readonly codec: EnvelopeCodec;
  readonly dispatcher: Dispatcher;
  readonly push: PushHub;
  readonly frames: Frames;
  readonly times: ConnectionTimes;
  readonly eventLoop: EventLoop;
}

/** A call's place in the order of answers. */
interface Slot {
  /** a MultipleResponse; undefined: not decided yet */
  answer: Uint8Array | undefined;
  /** what is to be done only when all before it are answered */
  begin: (() => void) | undefined;
}

/** One client's stream. Calls of one session are done one after the other; answers come in the order of the calls. */
export class PlayStream implements Origin {
  private readonly slots: Slot[] = [];
  private readonly subscriptions = new Set<Subscription>();
  /** of each session the call that was read last, while it is being done */
  private readonly lastOf = new Map<string, Promise<void>>();
  private isFull = false;
  private isFinishing = false;
  private isHungUp = false;
  private readonly writer: CountedWriter;
  /** runs until a call shows who the client is */
  private loginTimer: NodeJS.Timeout | undefined;
  /** no call has shown it in time: if none of those in flight does, the stream ends */
  private isStranger = false;

  constructor(
    private readonly call: PlayCall,
    readonly connection: GrpcConnection,
    private readonly hall: PlayHall,
  ) {
    this.writer = new CountedWriter(call, connection, () => this.drained());
    this.loginTimer = setTimeout(() => {
      this.isStranger = true;
      this.call.pause();
      this.proceed();
    }, hall.times.loginMs);
    call.on('data', (bytes: Buffer) => this.take(bytes));
    call.on('end', () => this.hangUp());
    call.on('close', () => this.abandon());
  }

  get isGone(): boolean {
    return this.call.destroyed;
  }

  /** Takes no more calls and ends when those in flight are answered and nobody subscribes any more. */
  finish(): void {
    this.isFinishing = true;
    this.call.pause();
    this.proceed();
  }

  /** @returns false when the reader is behind */
  write(multipleResponse: Uint8Array): boolean {
    if (this.call.destroyed) return false;
    if (this.writer.write(multipleResponse)) return true;
    this.isFull = true;
    this.call.pause();
    for (const subscription of this.subscriptions) subscription.blocked();
    return false;
  }

  private take(bytes: Buffer): void {
    if (this.isFinishing) return;
    const slot: Slot = { answer: undefined, begin: undefined };
    this.slots.push(slot);
    if (this.slots.length >= IN_FLIGHT_AT_MOST) this.call.pause();
    try {
      const { arrivedMs } = this.hall.eventLoop;
      const invocation = this.hall.codec.decode(bytes, 'protobuf', { arrivedMs, origin: this });
      this.connection.begin(() => this.begin(invocation, slot));
    } catch (error) {
      slot.begin = () => this.refuse(error);
      this.proceed();
    }
  }

  private begin(invocation: Invocation, slot: Slot): void {
    if (this.isGone) return this.connection.done(); // it left while its connection was full
    if (invocation.token === undefined) void this.answer(invocation, slot);
    else this.queue(invocation.token, () => this.answer(invocation, slot));
  }

  private queue(token: string, work: () => Promise<void>): void {
    const before = this.lastOf.get(token);
    const done = (before ? before.then(work) : work()).then(() => {
      if (this.lastOf.get(token) === done) this.lastOf.delete(token);
    });
    this.lastOf.set(token, done);
  }

  /** Never rejects, as the dispatcher does not. */
  private async answer(invocation: Invocation, slot: Slot): Promise<void> {
    if (invocation.procedure?.effect === 'stream') return this.subscribe(invocation, slot);
    const outcome = await this.hall.dispatcher.dispatch(invocation);
    this.connection.done();
    if (this.loginTimer && isOfKnownUser(invocation, outcome)) this.know();
    this.settle(slot, this.hall.codec.encode(outcome, 'protobuf', invocation) as Uint8Array);
  }

  /** Its first push is its answer, so it begins when all before it are answered. */
  private async subscribe(invocation: Invocation, slot: Slot): Promise<void> {
    await new Promise<void>((resolve) => {
      slot.begin = resolve;
      this.proceed();
    });
    const encode = (answers: readonly Answer[]) =>
      this.hall.codec.encode({ answers, fault: undefined }, 'protobuf', invocation) as Uint8Array;
    const refused = await this.hall.push.open(invocation, (subscription) => {
      this.subscriptions.add(subscription);
      return this.sink(subscription, versionFor(invocation), (answers) => {
        if (slot.answer) return false;
        this.settle(slot, encode(answers));
        return true;
      });
    });
    this.connection.done();
    if (refused) this.settle(slot, encode(refused.answers));
    else this.know();
    if (this.isHungUp) this.unsubscribe();
    this.proceed();
  }

  /** @param answerFirst takes the first push, and no other */
  private sink(
    subscription: Subscription,
    version: number,
    answerFirst: (answers: readonly Answer[]) => boolean,
  ): Sink {
    return {
      write: (answers) =>
        answerFirst(answers) ? !this.isFull : this.write(this.hall.frames.multiple(answers, version)),
      end: () => {
        this.subscriptions.delete(subscription);
        this.proceed();
      },
      cut: () => cutCall(this.call),
    };
  }

  private settle(slot: Slot, answer: Uint8Array): void {
    slot.answer = answer;
    this.proceed();
  }

  /** Goes on with what can be gone on with. */
  private proceed(): void {
    this.sendAnswers();
    if (this.isStranger) {
      if (this.slots.length === 0) this.endWith(grpc.status.UNAUTHENTICATED, STRANGER);
    } else if (!this.isFinishing) {
      if (!this.isFull && this.slots.length < IN_FLIGHT_AT_MOST && this.call.isPaused()) this.call.resume();
    } else if (this.slots.length === 0 && this.subscriptions.size === 0) this.call.end();
  }

  /** Those whose turn it is. */
  private sendAnswers(): void {
    for (let first = this.slots[0]; first; first = this.slots[0]) {
      if (first.answer === undefined) {
        const { begin } = first;
        first.begin = undefined;
        begin?.();
        if (first === this.slots[0] && first.answer === undefined) return;
        continue;
      }
      this.slots.shift();
      this.write(first.answer);
    }
  }

  private drained(): void {
    this.isFull = false;
    for (const subscription of this.subscriptions) if (!this.isFull) subscription.drained();
    this.proceed();
  }

  /** What came is no Request: what comes after it can't be trusted. */
  private refuse(error: unknown): void {
    const { fault, answers } = this.hall.dispatcher.fail(error);
    this.endWith(fault?.grpc ?? grpc.status.INTERNAL, answers[0]?.message ?? '');
  }

  private endWith(code: grpc.status, details: string): void {
    this.abandon();
    this.isFinishing = true;
    this.call.emit('error', { code, details });
  }

  private know(): void {
    clearTimeout(this.loginTimer);
    this.loginTimer = undefined;
    this.isStranger = false;
  }

  /** The client says that it calls no more, and so that it wants no pushes. */
  private hangUp(): void {
    this.isHungUp = true;
    this.unsubscribe();
    this.finish();
  }

  private abandon(): void {
    this.know();
    this.isHungUp = true;
    this.slots.length = 0;
    this.unsubscribe();
  }

  private unsubscribe(): void {
    for (const subscription of this.subscriptions) subscription.close();
    this.subscriptions.clear();
  }
}
