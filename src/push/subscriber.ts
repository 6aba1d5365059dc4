import type { Answer } from '../rpc/answer.ts';
import type { Opened } from '../rpc/dispatcher.ts';
import type { BoundProcedure } from '../rpc/registry.ts';
import type { Id } from '../rpc/wire-id.ts';
import type { Feed, Follower } from './feed.ts';
import type { Sink, Subscription } from './sink.ts';

/** What a subscriber does beyond its own stream. */
export interface Desk {
  /** it needs what its feed has let go of */
  ask(feed: Feed): void;
  leave(subscriber: Subscriber): void;
}

/**
 * One who watches. It keeps the last version that it was told and nothing else, however slow its reader: what it missed
 * is made again from the feed's latest state.
 */
export class Subscriber implements Follower, Subscription {
  feed: Feed;
  /** the last version that it was told; undefined: none yet */
  told: number | undefined;
  readonly userId: Id;
  /** SHA-256 of its session's token, as latin1 text */
  readonly session: string;
  readonly procedure: BoundProcedure;
  /** ProtocolVersion */
  readonly version: number;
  /** between two heartbeats; undefined: the usual time */
  readonly heartbeatSeconds: number | undefined;
  /** ms since 1970; 0: its reader takes what comes */
  blockedSince = 0;
  private isLeaving = false;
  private readonly sink: Sink;
  private readonly desk: Desk;

  constructor(opened: Opened, place: { feed: Feed; desk: Desk }, connect: (subscription: Subscription) => Sink) {
    this.feed = place.feed;
    this.desk = place.desk;
    this.told = opened.live.seen;
    this.userId = opened.userId;
    this.session = opened.tokenHash.toString('latin1');
    this.procedure = opened.procedure;
    this.version = opened.version;
    this.heartbeatSeconds = opened.live.heartbeatSeconds;
    this.sink = connect(this);
  }

  get isBehind(): boolean {
    return !this.isLeaving && this.told !== this.feed.version;
  }

  /** Tells what is due, as far as the reader takes it. */
  tell(): void {
    while (!this.isLeaving && this.blockedSince === 0) {
      const due = this.feed.after(this);
      if (!due) return;
      this.told = due.version;
      if (!this.sink.write(due.answers)) this.blocked();
      if (due.isLast) this.end();
    }
  }

  /** Says that the stream lives, or something else about it. */
  say(answers: readonly Answer[]): void {
    if (this.isLeaving || this.blockedSince !== 0) return;
    if (!this.sink.write(answers)) this.blocked();
  }

  /** Says why nothing more comes, and ends. */
  sayLast(answers: readonly Answer[]): void {
    if (this.blockedSince !== 0) return this.cut();
    this.say(answers);
    this.end();
  }

  blocked(): void {
    this.blockedSince ||= Date.now();
  }

  drained(): void {
    if (this.isLeaving || this.blockedSince === 0) return;
    this.blockedSince = 0;
    this.tell();
    if (this.isBehind && this.blockedSince === 0) this.desk.ask(this.feed);
    this.feed.settle();
  }

  end(): void {
    if (this.isLeaving) return;
    this.close();
    this.sink.end();
  }

  cut(): void {
    if (this.isLeaving) return;
    this.close();
    this.sink.cut();
  }

  close(): void {
    if (this.isLeaving) return;
    this.isLeaving = true;
    this.desk.leave(this);
  }
}
