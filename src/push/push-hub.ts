import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit, Optional } from '@nestjs/common';
import { warnOf } from '../error-stack.ts';
import { type ChangeEvent, ChangeEvents, shardOf } from '../persistence/index.ts';
import { Dispatcher, type Invocation, type Opened, type Outcome } from '../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { Sessions } from '../rpc/sessions.ts';
import { heartbeatOf, Subscriber } from './topic.ts';
import { Topics } from './topics.ts';
import { Heartbeats } from './heartbeats.ts';
import { PushTimes } from './push-times.ts';
import type { Sink, Subscription } from './sink.ts';
import { SubscribersByUser } from './subscribers-by-user.ts';

/** of all sessions */
const SESSIONS_SHARD = shardOf('session:');

/**
 * Sends subscribers the changes of their topics. Change events come from this node's commits, and over the bus from the other
 * nodes'. A periodic re-check finds the changes whose events were lost.
 */
@Injectable()
export class PushHub implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Push');
  private readonly topics: Topics;
  private readonly byUser: SubscribersByUser;
  private readonly heartbeats: Heartbeats;
  private readonly unsubscribe: (() => void)[] = [];
  /** newest versions published while streams were being opened: their first state may have been read before these */
  private readonly changedWhileOpening = new Map<string, number>();
  /** shards of which wake-ups may have been missed in that time */
  private readonly missedWhileOpening = new Set<number>();
  /** shards of which wake-ups may have been missed since the last look at their topics */
  private readonly missed = new Set<number>();
  private looking: Promise<void> | undefined;
  private opening = 0;
  private recheckTimer: NodeJS.Timeout | undefined;
  private isDraining = false;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly changeEvents: ChangeEvents,
    sessions: Sessions,
    @Optional() private readonly times: PushTimes = new PushTimes(),
  ) {
    this.heartbeats = new Heartbeats(times.heartbeatMs, times.blockedMs);
    const { watched } = changeEvents;
    this.topics = new Topics(watched);
    this.byUser = new SubscribersByUser(sessions, (subscriber, why) => this.refuse(subscriber, why), watched);
  }

  /** how many subscribers there are, of how many users, on how many topics */
  get gauge(): { subscribers: number; users: number; topics: number } {
    return { subscribers: this.heartbeats.size, users: this.byUser.size, topics: this.topics.count };
  }

  /** Every stream has been sent elsewhere, and none is opened any more. */
  get isStopping(): boolean {
    return this.isDraining;
  }

  onModuleInit(): void {
    const listener = (events: readonly ChangeEvent[]) => this.changed(events);
    this.unsubscribe.push(
      this.changeEvents.subscribe(listener),
      this.changeEvents.subscribeToWakeUps(listener),
      this.changeEvents.watched.onMissed((shards) => this.lookAgain(shards)),
    );
  }

  /** Every stream ends with a heartbeat that says to resume at another node, and no other begins. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isDraining = true;
    clearTimeout(this.recheckTimer);
    for (const stop of this.unsubscribe) stop();
    await Promise.all([this.topics.idle(), this.byUser.idle(), this.looking]);
    for (const subscriber of this.heartbeats.all()) subscriber.sendLast([heartbeatOf(subscriber, true)]);
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
      if (--this.opening === 0) {
        this.changedWhileOpening.clear();
        this.missedWhileOpening.clear();
      }
    }
  }

  private readonly remove = (subscriber: Subscriber): void => {
    this.topics.remove(subscriber);
    this.byUser.delete(subscriber);
    this.heartbeats.delete(subscriber);
    if (this.heartbeats.size > 0) return;
    clearTimeout(this.recheckTimer);
    this.recheckTimer = undefined;
  };

  private attach(opened: Opened, connect: (subscription: Subscription) => Sink): void {
    const { start } = opened;
    const topic = this.topics.of(start);
    const subscriber = new Subscriber(opened, { topic, onClose: this.remove }, connect);
    const replaced = topic.subscribers.get(subscriber.session);
    topic.subscribers.set(subscriber.session, subscriber);
    this.heartbeats.add(subscriber);
    this.byUser.add(subscriber);
    replaced?.end();
    if (subscriber.isBehind) topic.catchUpAll();
    else this.sendInitial(subscriber, opened);
    topic.releaseIfIdle();
    if ((this.changedWhileOpening.get(topic.name) ?? 0) > topic.version) this.topics.requestRead(topic);
    if (this.changedWhileOpening.has(`session:${subscriber.userId}`)) this.byUser.recheckUser(subscriber.userId);
    if (this.missedWhileOpening.has(shardOf(topic.name))) this.topics.requestRead(topic);
    if (this.missedWhileOpening.has(SESSIONS_SHARD)) this.byUser.recheckUser(subscriber.userId);
    this.recheckTimer ??= this.planRecheck();
  }

  /** For a subscriber that has seen the newest version: a heartbeat that says so, and the ending if there is one. */
  private sendInitial(subscriber: Subscriber, { start: { source, state } }: Opened): void {
    const hello = heartbeatOf(subscriber);
    if (!state.isOver) subscriber.send([hello]);
    else subscriber.sendLast([hello, ...source.ending(state, source.viewOf(state, subscriber.userId))]);
  }

  private refuse(subscriber: Subscriber, why: Failure): void {
    const { procedure, version } = subscriber;
    subscriber.sendLast(this.dispatcher.fail(why, { procedure, version }).answers);
  }

  private changed(events: readonly ChangeEvent[]): void {
    for (const { topic: name, version } of events) {
      if (this.opening > 0)
        this.changedWhileOpening.set(name, Math.max(version, this.changedWhileOpening.get(name) ?? 0));
      if (name.startsWith('session:')) this.byUser.recheckUser(name.slice('session:'.length));
      else this.topics.changed(name, version);
    }
  }

  /** Other nodes have only now come to know what is watched here: what they changed before may have been missed. */
  private lookAgain(shards: ReadonlySet<number>): void {
    for (const shard of shards) {
      this.missed.add(shard);
      if (this.opening > 0) this.missedWhileOpening.add(shard);
    }
    this.looking ??= this.lookAtMissed()
      .catch((error: unknown) =>
        warnOf(this.logger, 'a look at what was missed failed, which the next round repeats', error),
      )
      .finally(() => {
        this.looking = undefined;
      });
  }

  private async lookAtMissed(): Promise<void> {
    while (this.missed.size > 0 && !this.isDraining) {
      const shards = new Set(this.missed);
      this.missed.clear();
      await Promise.all([this.topics.recheck(shards), shards.has(SESSIONS_SHARD) && this.byUser.recheck()]);
    }
  }

  /** Looks for changes whose events were lost, and for sessions that have ended. */
  async recheck(): Promise<void> {
    await Promise.all([this.topics.recheck(), this.byUser.recheck()]);
  }

  private planRecheck(): NodeJS.Timeout {
    return setTimeout(() => {
      this.recheck()
        .catch((error: unknown) => warnOf(this.logger, 'a re-check failed, which the next round repeats', error))
        .finally(() => {
          if (this.recheckTimer) this.recheckTimer = this.planRecheck();
        });
    }, this.times.recheckMs);
  }
}
