import { Logger } from '@nestjs/common';
import { warnOf } from '../error-stack.ts';
import type { WatchedShards } from '../persistence/index.ts';
import type { Failure } from '../rpc/failures.ts';
import type { Sessions } from '../rpc/sessions.ts';
import type { Id } from '../rpc/wire-id.ts';
import { slicesOf } from './slices.ts';
import type { Subscriber } from './topic.ts';

const sessionTopic = (userId: Id): string => `session:${userId}`;

/** The subscribers by user: a stream ends when its session does. */
export class SubscribersByUser {
  private readonly byUser = new Map<Id, Subscriber[]>();
  private readonly suspects = new Set<Id>();
  private readonly logger = new Logger('Push');
  private checking: Promise<void> | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly refuse: (subscriber: Subscriber, why: Failure) => void,
    private readonly watched: WatchedShards,
  ) {}

  /** how many users there are */
  get size(): number {
    return this.byUser.size;
  }

  add(subscriber: Subscriber): void {
    const others = this.byUser.get(subscriber.userId);
    if (others) {
      others.push(subscriber);
      return;
    }
    this.byUser.set(subscriber.userId, [subscriber]);
    this.watched.add(sessionTopic(subscriber.userId));
  }

  delete(subscriber: Subscriber): void {
    const { userId } = subscriber;
    const rest = this.byUser.get(userId)?.filter((each) => each !== subscriber);
    if (rest && rest.length > 0) this.byUser.set(userId, rest);
    else if (this.byUser.delete(userId)) this.watched.delete(sessionTopic(userId));
  }

  /** Plans a check of the user's subscribers: there may be a new session, which ends the old one's streams. */
  recheckUser(userId: Id): void {
    if (!this.byUser.has(userId)) return;
    this.suspects.add(userId);
    this.checking ??= new Promise((resolve) => setImmediate(resolve)).then(() => this.checkSuspects());
  }

  recheck(): Promise<void> {
    this.suspects.clear();
    return this.check([...this.byUser.values()].flat());
  }

  /** resolves once no session is being read */
  async idle(): Promise<void> {
    await this.checking;
  }

  private async checkSuspects(): Promise<void> {
    while (this.suspects.size > 0) {
      const suspects = [...this.suspects];
      this.suspects.clear();
      await this.check(suspects.flatMap((userId) => this.byUser.get(userId) ?? [])).catch((error: unknown) =>
        warnOf(this.logger, 'sessions could not be read, which the next round repeats', error),
      );
    }
    this.checking = undefined;
  }

  private async check(subscribers: readonly Subscriber[]): Promise<void> {
    for (const slice of slicesOf(subscribers)) await this.checkSlice(slice);
  }

  private async checkSlice(subscribers: readonly Subscriber[]): Promise<void> {
    const hashes = [...new Set(subscribers.map(({ session }) => session))].map((text) => Buffer.from(text, 'latin1'));
    const ended = await this.sessions.findEnded(hashes);
    if (ended.length === 0) return;
    const whys = new Map(ended.map(({ tokenHash, why }) => [tokenHash.toString('latin1'), why]));
    for (const subscriber of subscribers) {
      const why = whys.get(subscriber.session);
      if (why) this.refuse(subscriber, why);
    }
  }
}
