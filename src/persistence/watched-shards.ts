import { SHARDS, shardOf } from './shards.ts';

type ShardsListener = (shards: ReadonlySet<number>) => void;

/**
 * The shards of the topics that this node watches. Wake-ups of the others need not reach it. Until the other nodes know
 * that a shard is watched, wake-ups of it may be missed: then `missed` says so, and what is watched is looked at again.
 */
export class WatchedShards {
  /** watched topics, by shard */
  private readonly topics = new Uint32Array(SHARDS);
  private readonly addedListeners = new Set<(shard: number) => void>();
  private readonly missedListeners = new Set<ShardsListener>();

  /** Watches a topic. It may be watched several times, and has to be deleted as often. */
  add(topic: string): void {
    const shard = shardOf(topic);
    const before = this.topics[shard] ?? 0;
    this.topics[shard] = before + 1;
    if (before === 0) for (const listener of this.addedListeners) listener(shard);
  }

  delete(topic: string): void {
    const shard = shardOf(topic);
    this.topics[shard] = Math.max(0, (this.topics[shard] ?? 0) - 1);
  }

  has(shard: number): boolean {
    return (this.topics[shard] ?? 0) > 0;
  }

  all(): number[] {
    return [...this.topics.keys()].filter((shard) => this.has(shard));
  }

  /** @param listener called with a shard that was not watched before; must not throw @returns a function that unsubscribes */
  onAdded(listener: (shard: number) => void): () => void {
    this.addedListeners.add(listener);
    return () => this.addedListeners.delete(listener);
  }

  /**
   * @param listener called with shards of which wake-ups may have been missed until now; must not throw
   * @returns a function that unsubscribes
   */
  onMissed(listener: ShardsListener): () => void {
    this.missedListeners.add(listener);
    return () => this.missedListeners.delete(listener);
  }

  missed(shards: ReadonlySet<number>): void {
    for (const listener of this.missedListeners) listener(shards);
  }
}
