import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit, Optional } from '@nestjs/common';
import { type Change, Commits } from '../persistence/index.ts';
import { Dispatcher, type Invocation, type Opened, type Outcome } from '../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { Sessions } from '../rpc/sessions.ts';
import type { Feed } from './feed.ts';
import { Feeds } from './feeds.ts';
import { Heartbeats, standing } from './heartbeats.ts';
import { PushTimes } from './push-times.ts';
import type { Sink, Subscription } from './sink.ts';
import { type Desk, Subscriber } from './subscriber.ts';
import { Watchers } from './watchers.ts';

/**
 * Tells subscribers what becomes of what they watch. It hears of changes from this node's commits and from the other
 * nodes' over the bus, and looks by itself for those of which it was told nothing.
 */
@Injectable()
export class Push implements Desk, OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Push');
  private readonly feeds = new Feeds();
  private readonly watchers: Watchers;
  private readonly heartbeats: Heartbeats;
  private readonly unsubscribe: (() => void)[] = [];
  /** what was told while streams were being opened: their first state may have been read before it */
  private readonly heard = new Map<string, number>();
  private opening = 0;
  private recheckTimer: NodeJS.Timeout | undefined;
  private isDraining = false;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly commits: Commits,
    sessions: Sessions,
    @Optional() private readonly times: PushTimes = new PushTimes(),
  ) {
    this.heartbeats = new Heartbeats(times.heartbeatMs, times.blockedMs);
    this.watchers = new Watchers(sessions, (subscriber, why) => this.refuse(subscriber, why));
  }

  /** how many watch, how many users they are, and how many things they watch */
  get gauge(): { subscribers: number; users: number; feeds: number } {
    return { subscribers: this.heartbeats.size, users: this.watchers.size, feeds: this.feeds.count };
  }

  onModuleInit(): void {
    const hear = (changes: readonly Change[]) => this.hear(changes);
    this.unsubscribe.push(this.commits.onChange(hear), this.commits.onHeard(hear));
  }

  /** Every stream ends with a hint to resume elsewhere, and no other begins. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isDraining = true;
    clearTimeout(this.recheckTimer);
    for (const stop of this.unsubscribe) stop();
    await Promise.all([this.feeds.idle(), this.watchers.idle()]);
    for (const subscriber of this.heartbeats.all()) subscriber.sayLast([standing(subscriber, true)]);
  }

  /**
   * @param connect called once the stream is opened, before anything is written to it
   * @returns why it is not opened; undefined when it is
   */
  async open(invocation: Invocation, connect: (subscription: Subscription) => Sink): Promise<Outcome | undefined> {
    this.opening++;
    try {
      const opened = await this.dispatcher.open(invocation);
      if ('answers' in opened) return opened;
      if (this.isDraining)
        return this.dispatcher.fail(
          new Failure(FAILURES.Unavailable, 'this server stops: subscribe again, another one answers'),
          invocation,
        );
      this.attach(opened, connect);
      return undefined;
    } finally {
      if (--this.opening === 0) this.heard.clear();
    }
  }

  ask(feed: Feed): void {
    this.feeds.ask(feed);
  }

  leave(subscriber: Subscriber): void {
    this.feeds.leave(subscriber);
    this.watchers.delete(subscriber);
    this.heartbeats.delete(subscriber);
    if (this.heartbeats.size > 0) return;
    clearTimeout(this.recheckTimer);
    this.recheckTimer = undefined;
  }

  private attach(opened: Opened, connect: (subscription: Subscription) => Sink): void {
    const { live } = opened;
    const feed = this.feeds.of(live);
    const subscriber = new Subscriber(opened, { feed, desk: this }, connect);
    const replaced = feed.subscribers.get(subscriber.session);
    feed.subscribers.set(subscriber.session, subscriber);
    this.heartbeats.add(subscriber);
    this.watchers.add(subscriber);
    replaced?.end();
    if (subscriber.isBehind) feed.tellAll();
    else this.greet(subscriber, opened);
    feed.settle();
    const { topic } = live.source;
    if ((this.heard.get(`${topic}:${feed.key}`) ?? 0) > feed.version) this.feeds.ask(feed);
    if (this.heard.has(`session:${subscriber.userId}`)) this.watchers.suspect(subscriber.userId);
    this.recheckTimer ??= this.planRecheck();
  }

  /** It has seen the latest: it hears that this is so, and how it ended if it did. */
  private greet(subscriber: Subscriber, { live: { source, state } }: Opened): void {
    const hello = standing(subscriber);
    if (!state.isOver) subscriber.say([hello]);
    else subscriber.sayLast([hello, ...source.tellEnd(state, source.viewOf(state, subscriber.userId))]);
  }

  private refuse(subscriber: Subscriber, why: Failure): void {
    const { procedure, version } = subscriber;
    subscriber.sayLast(this.dispatcher.fail(why, { procedure, version }).answers);
  }

  private hear(changes: readonly Change[]): void {
    for (const { topic, version } of changes) {
      if (this.opening > 0) this.heard.set(topic, Math.max(version, this.heard.get(topic) ?? 0));
      if (topic.startsWith('session:')) this.watchers.suspect(topic.slice('session:'.length));
      else this.feeds.hear(topic, version);
    }
  }

  /** Looks for changes of which nothing was told, and for sessions that have ended. */
  async recheck(): Promise<void> {
    await Promise.all([this.feeds.recheck(), this.watchers.recheck()]);
  }

  private planRecheck(): NodeJS.Timeout {
    return setTimeout(() => {
      this.recheck()
        .catch((error: unknown) => this.logger.warn(`a re-check failed, the next will do its work: ${String(error)}`))
        .finally(() => {
          if (this.recheckTimer) this.recheckTimer = this.planRecheck();
        });
    }, this.times.recheckMs);
  }
}
