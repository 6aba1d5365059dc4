import { randomBytes } from 'node:crypto';
import { SHARDS } from '../../persistence/index.ts';
import { type Announcement, decodeAnnouncement, encodeAnnouncement, MOST_NODES } from './announcement-text.ts';

/** ms between two announcements of a node */
export const ANNOUNCE_MS = 3000;
/** a node of which nothing was heard for so long is taken for gone */
const GONE_MS = 10_000;

/** Another node, as its announcements tell of it. */
interface OtherNode {
  number: number;
  watches: ReadonlySet<number>;
  heardMs: number;
  /** the newest of our announcements that it has, as far as it told us; undefined: it does not know us */
  hasOurs: number | undefined;
}

const NONE: readonly number[] = [];

/**
 * Which nodes share the bus over one connection, and which shards each of them watches, by what they announce. Changes of
 * shards that no other node watches are sent to nobody.
 *
 * Another node sends us a shard's changes from the moment it has heard that we watch it. It then says so, after having
 * decided about all its earlier changes; these were committed before that. So whoever reads again what it watches when
 * it is told so has missed nothing, however late the announcements come, and needs no clock for it.
 */
export class Announcements {
  /** does not outlive the connection: after a reconnect the others have everything to learn anew */
  readonly node = randomBytes(6).toString('hex');
  private number = 0;
  /** the shards that we watch, each with the number of the announcement that first named it */
  private readonly own = new Map<number, number>();
  private readonly others = new Map<string, OtherNode>();
  /** by how many other nodes each shard is watched */
  private readonly watchers = new Uint16Array(SHARDS);
  /** there are more nodes than can be known: until then every shard counts as watched */
  private crowdedUntilMs = -Infinity;
  private isDue = true;

  /** Whether there is something to tell before the next round. */
  get isPending(): boolean {
    return this.isDue;
  }

  get shards(): number[] {
    return [...this.own.keys()];
  }

  has(shard: number): boolean {
    return this.own.has(shard);
  }

  /** To be called once changes of these shards are received. */
  watch(shards: readonly number[]): void {
    this.change(() => {
      for (const shard of shards) if (!this.own.has(shard)) this.own.set(shard, this.number);
    });
  }

  unwatch(shards: readonly number[]): void {
    this.change(() => shards.forEach((shard) => this.own.delete(shard)));
  }

  /** @param nowMs of a clock that never goes back, as everywhere here */
  isWatchedElsewhere(shard: number, nowMs: number): boolean {
    return (this.watchers[shard] ?? 0) > 0 || nowMs < this.crowdedUntilMs;
  }

  /**
   * Whether one message to all nodes is heard no more often than one for each of these shards: nodes that watch much are
   * best sent much at once.
   */
  isForAll(shards: Iterable<number>, nowMs: number): boolean {
    let heard = 0;
    for (const shard of shards) heard += this.watchers[shard] ?? 0;
    return heard > this.others.size || nowMs < this.crowdedUntilMs;
  }

  /** @returns our shards of which changes of that node may have been missed until now */
  hear(payload: string, nowMs: number): readonly number[] {
    const heard = decodeAnnouncement(payload);
    if (!heard || heard.node === this.node) return NONE;
    if (heard.isLast) return this.forget(heard.node);
    const other = this.take(heard, nowMs);
    if (!other) return NONE;
    const before = other.hasOurs ?? -1;
    other.hasOurs = heard.knows.get(this.node);
    if (other.hasOurs === undefined) this.isDue = true; // it missed us, or forgot us
    const now = other.hasOurs ?? -1;
    return now > before
      ? [...this.own].flatMap(([shard, since]) => (since > before && since <= now ? shard : []))
      : NONE;
  }

  /** Forgets nodes that have been silent. To be called before each regular announcement. */
  forgetSilent(nowMs: number): void {
    for (const [node, { heardMs }] of this.others) if (nowMs - heardMs > GONE_MS) this.forget(node);
  }

  /** What is to be sent to all nodes now. */
  text(isLast = false): string {
    this.isDue = false;
    const knows = new Map([...this.others].map(([node, { number }]) => [node, number]));
    return encodeAnnouncement({
      node: this.node,
      number: this.number,
      watches: new Set(this.own.keys()),
      knows,
      isLast,
    });
  }

  private change(work: () => void): void {
    this.number++;
    work();
    this.isDue = true;
  }

  private take({ node, number, watches }: Announcement, nowMs: number): OtherNode | undefined {
    const known = this.others.get(node);
    if (!known && this.others.size >= MOST_NODES) {
      this.crowdedUntilMs = nowMs + GONE_MS;
      return undefined;
    }
    const other: OtherNode = known ?? { number: -1, watches: new Set(), heardMs: nowMs, hasOurs: undefined };
    this.others.set(node, other);
    other.heardMs = nowMs;
    if (number <= other.number) return other;
    this.count(other.watches, -1);
    this.count(watches, 1);
    other.watches = watches;
    other.number = number;
    this.isDue = true; // for it to know that we know
    return other;
  }

  private forget(node: string): readonly number[] {
    this.count(this.others.get(node)?.watches ?? new Set(), -1);
    this.others.delete(node);
    return NONE;
  }

  private count(shards: ReadonlySet<number>, by: 1 | -1): void {
    for (const shard of shards) this.watchers[shard] = (this.watchers[shard] ?? 0) + by;
  }
}
