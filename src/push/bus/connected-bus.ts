import { type ChangeEvent, shardOf, type WatchedShards } from '../../persistence/index.ts';
import { ANNOUNCE_MS, Announcements } from './announcements.ts';
import type { BusConnection, BusDriver, BusMessage } from './bus-driver.ts';
import { decodeChanges, encodeChanges } from './payload.ts';

/** ms for which changes are gathered into one message: too short to notice, but enough for hundreds on a busy node */
const GATHER_MS = 5;

/** Who watches what here, and who is told what is heard. */
export interface BusEnd {
  watched: WatchedShards;
  hear: (changes: readonly ChangeEvent[]) => void;
}

/**
 * The bus while one connection lasts. It listens to the shards that this node watches, announces them, and sends changes
 * of the shards that others watch.
 */
export class ConnectedBus {
  private readonly announcements = new Announcements();
  /** newest version of each topic, to be sent, by shard */
  private pending = new Map<number, Map<string, number>>();
  private isRoundDue = true;
  /** a shard is watched that may not be listened to yet */
  private hasAdded = true;
  private isStopped = false;
  private gathering: NodeJS.Timeout | undefined;
  private planned: NodeJS.Immediate | undefined;
  private sending: Promise<void> | undefined;
  private connection: BusConnection | undefined;
  private readonly rounds: NodeJS.Timeout;
  private readonly unsubscribe: () => void;

  private constructor(
    private readonly payloadLimit: number,
    private readonly end: BusEnd,
  ) {
    this.unsubscribe = end.watched.onAdded(() => {
      this.hasAdded = true;
      this.sendSoon();
    });
    this.rounds = setInterval(() => {
      this.isRoundDue = true;
      this.sendSoon();
    }, ANNOUNCE_MS);
  }

  /** @throws when it can't be opened now */
  static async open(driver: BusDriver, end: BusEnd): Promise<ConnectedBus> {
    const bus = new ConnectedBus(driver.payloadLimit, end);
    try {
      bus.connection = await driver.open((message) => bus.receive(message));
    } catch (error) {
      bus.stop();
      throw error;
    }
    bus.sendSoon();
    return bus;
  }

  /** resolves with the reason once the connection is closed; then nothing is left of it */
  async lost(): Promise<string> {
    const { connection } = this;
    const reason = (await connection?.lost) ?? 'it was never open';
    this.stop();
    await connection?.close();
    return reason;
  }

  publish(changes: readonly ChangeEvent[]): void {
    const nowMs = performance.now();
    for (const { topic, version } of changes) {
      const shard = shardOf(topic);
      if (!this.announcements.isWatchedElsewhere(shard, nowMs)) continue;
      const topics = this.pending.get(shard) ?? new Map<string, number>();
      this.pending.set(shard, topics.set(topic, Math.max(version, topics.get(topic) ?? version)));
    }
    this.gather();
  }

  /** Sends what is gathered, and that nothing comes after it; then closes. */
  async close(): Promise<void> {
    this.stop();
    await this.sending;
    const last = { shard: undefined, payload: this.announcements.text(true) };
    await this.connection?.send([...this.takeChanges(), last]).catch(() => undefined);
    await this.connection?.close();
  }

  private stop(): void {
    this.isStopped = true;
    clearInterval(this.rounds);
    clearTimeout(this.gathering);
    clearImmediate(this.planned);
    this.unsubscribe();
  }

  private receive({ shard, payload }: BusMessage): void {
    const missed = shard === undefined ? this.announcements.hear(payload, performance.now()) : [];
    if (this.announcements.isPending) this.sendSoon();
    if (missed.length > 0) this.end.watched.missed(new Set(missed));
    const changes = decodeChanges(payload);
    if (changes.length > 0) this.end.hear(changes);
  }

  private gather(): void {
    if (this.pending.size === 0 || this.sending || this.isStopped) return;
    this.gathering ??= setTimeout(() => this.send(), GATHER_MS);
  }

  /** For what others wait for: that this node watches a shard, or knows that they do. */
  private sendSoon(): void {
    if (!this.sending && !this.isStopped) this.planned ??= setImmediate(() => this.send());
  }

  /** One sending at a time: what comes meanwhile goes with the next. */
  private send(): void {
    const { connection } = this;
    clearTimeout(this.gathering);
    clearImmediate(this.planned);
    this.gathering = this.planned = undefined;
    if (!connection || this.sending) return;
    this.sending = this.sendBy(connection)
      .catch(() => {
        this.stop();
        return connection.close();
      })
      .finally(() => {
        this.sending = undefined;
        if (this.announcements.isPending || this.hasAdded || this.isRoundDue) this.sendSoon();
        this.gather();
      });
  }

  private async sendBy(connection: BusConnection): Promise<void> {
    const isRound = this.isRoundDue;
    this.isRoundDue = false;
    if (isRound) await this.unlisten(connection);
    if (this.hasAdded) await this.listen(connection);
    const messages: BusMessage[] = [];
    // forgetting a node and saying so are one step: it then knows that it may miss something
    if (isRound) this.announcements.forgetSilent(performance.now());
    if (isRound || this.announcements.isPending)
      messages.push({ shard: undefined, payload: this.announcements.text() });
    messages.push(...this.takeChanges());
    if (messages.length > 0) await connection.send(messages);
  }

  private async listen(connection: BusConnection): Promise<void> {
    this.hasAdded = false;
    const added = this.end.watched.all().filter((shard) => !this.announcements.has(shard));
    if (added.length === 0) return;
    await connection.listen(added);
    this.announcements.watch(added);
  }

  /** Only now and then, since the next game is often of the same shard. */
  private async unlisten(connection: BusConnection): Promise<void> {
    const removed = this.announcements.shards.filter((shard) => !this.end.watched.has(shard));
    if (removed.length === 0) return;
    this.announcements.unwatch(removed);
    await connection.unlisten(removed);
  }

  private takeChanges(): BusMessage[] {
    const { pending } = this;
    this.pending = new Map();
    const messagesOf = (shard: number | undefined, versions: ReadonlyMap<string, number>): BusMessage[] =>
      encodeChanges(versions, this.payloadLimit).map((payload) => ({ shard, payload }));
    if (this.announcements.isForAll(pending.keys(), performance.now()))
      return messagesOf(undefined, new Map([...pending.values()].flatMap((versions) => [...versions])));
    return [...pending].flatMap(([shard, versions]) => messagesOf(shard, versions));
  }
}
