import * as grpc from '@grpc/grpc-js';
import type { Push, Sink, Subscription } from '../../push/index.ts';
import type { Answer } from '../../rpc/answer.ts';
import type { Dispatcher, Invocation } from '../../rpc/dispatcher.ts';
import { type EnvelopeCodec, versionFor } from '../envelope.codec.ts';
import type { Frames } from '../frames.ts';
import { cutCall } from './grpc.stream.ts';

export type PlayCall = grpc.ServerDuplexStream<Buffer, Uint8Array>;

/** Calls of one stream that are read and not answered yet: with so many it is read no further. */
const IN_FLIGHT_AT_MOST = 32;

/** What all streams share. */
export interface PlayHall {
  readonly codec: EnvelopeCodec;
  readonly dispatcher: Dispatcher;
  readonly push: Push;
  readonly frames: Frames;
}

/** A call's place in the order of answers. */
interface Slot {
  /** a MultipleResponse; undefined: not decided yet */
  answer: Uint8Array | undefined;
  /** what is to be done only when all before it are answered */
  begin: (() => void) | undefined;
}

/** One client's stream. Calls of one session are done one after the other; answers come in the order of the calls. */
export class PlayStream {
  private readonly slots: Slot[] = [];
  private readonly subscriptions = new Set<Subscription>();
  /** of each session the call that was read last, while it is being done */
  private readonly lastOf = new Map<string, Promise<void>>();
  private isFull = false;
  private isFinishing = false;
  private isHungUp = false;

  constructor(
    private readonly call: PlayCall,
    private readonly hall: PlayHall,
  ) {
    call.on('data', (bytes: Buffer) => this.take(bytes));
    call.on('end', () => this.hangUp());
    call.on('drain', () => this.drained());
    call.on('close', () => this.abandon());
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
    if (this.call.write(multipleResponse)) return true;
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
      const invocation = this.hall.codec.decode(bytes, 'protobuf');
      if (invocation.token === undefined) void this.answer(invocation, slot);
      else this.queue(invocation.token, () => this.answer(invocation, slot));
    } catch (error) {
      slot.begin = () => this.refuse(error);
      this.proceed();
    }
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
    if (refused) this.settle(slot, encode(refused.answers));
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
    if (!this.isFinishing) {
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
    this.abandon();
    this.isFinishing = true;
    this.call.emit('error', { code: fault?.grpc ?? grpc.status.INTERNAL, details: answers[0]?.message ?? '' });
  }

  /** The client says that it calls no more, and so that it wants no pushes. */
  private hangUp(): void {
    this.isHungUp = true;
    this.unsubscribe();
    this.finish();
  }

  private abandon(): void {
    this.isHungUp = true;
    this.slots.length = 0;
    this.unsubscribe();
  }

  private unsubscribe(): void {
    for (const subscription of this.subscriptions) subscription.close();
    this.subscriptions.clear();
  }
}
