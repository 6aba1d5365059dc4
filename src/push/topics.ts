import { Logger } from '@nestjs/common';
import { stackOf, warnOf } from '../error-stack.ts';
import { shardOf, type WatchedShards } from '../persistence/index.ts';
import type { StreamStart, StreamSource, StreamState } from '../rpc/stream-source.ts';
import { type Subscriber, Topic } from './topic.ts';
import { slicesOf } from './slices.ts';
import { tracedPush } from '../tracing.ts';

/** The topics of this node. Reads the stale ones in slices, one query after the other. */
export class Topics {
  private readonly byName = new Map<string, Topic>();
  private readonly stale = new Set<Topic>();
  private readonly logger = new Logger('Push');
  private reading: Promise<void> | undefined;
  /** one function for all topics, of which there are thousands */
  private readonly read = (topic: Topic) => this.requestRead(topic);

  constructor(private readonly watched: WatchedShards) {}

  get count(): number {
    return this.byName.size;
  }

  /** The topic of a stream, made if there is none, with the state that was just read. */
  of({ source, key, state }: StreamStart): Topic {
    const made = new Topic({ source, key }, this.read);
    const known = this.byName.get(made.name);
    const topic = known ?? made;
    if (!known) {
      this.byName.set(topic.name, topic);
      this.watched.add(topic.name);
    }
    topic.update(state);
    return topic;
  }

  /** A change event came: the topic is at that version. */
  changed(name: string, version: number): void {
    const topic = this.byName.get(name);
    if (topic && version > topic.version) this.requestRead(topic);
  }

  /** Plans a read of the topic, after which its subscribers are sent what they miss. */
  requestRead(topic: Topic): void {
    this.stale.add(topic);
    this.reading ??= new Promise((resolve) => setImmediate(resolve)).then(() => this.readStale());
  }

  remove(subscriber: Subscriber): void {
    const { topic, session } = subscriber;
    if (topic.subscribers.get(session) === subscriber) topic.subscribers.delete(session);
    if (topic.subscribers.size === 0) this.delete(topic);
  }

  /**
   * Finds what changed without a wake-up, and reads again what could not be read.
   * @param shards those of the topics to be looked at; absent: all
   */
  async recheck(shards?: ReadonlySet<number>): Promise<void> {
    const sources = new Map<StreamSource, Map<string, number>>();
    for (const { source, key, version, name } of this.byName.values()) {
      if (shards && !shards.has(shardOf(name))) continue;
      const versions = sources.get(source) ?? new Map<string, number>();
      sources.set(source, versions.set(key, version));
    }
    for (const [source, versions] of sources)
      for (const slice of slicesOf([...versions]))
        for (const key of await source.findChanged(new Map(slice))) {
          const topic = this.byName.get(`${source.kind}:${key}`);
          if (topic) this.requestRead(topic);
        }
    for (const topic of this.stale) this.requestRead(topic);
  }

  /** resolves once nothing is being read */
  async idle(): Promise<void> {
    await this.reading;
  }

  private delete({ name }: Topic): void {
    if (this.byName.delete(name)) this.watched.delete(name);
  }

  private async readStale(): Promise<void> {
    while (this.stale.size > 0) {
      const topics = [...this.stale].filter(({ subscribers }) => subscribers.size > 0);
      this.stale.clear();
      try {
        for (const slice of slicesOf(topics)) await tracedPush(slice.length, () => this.readSlice(slice));
      } catch (error) {
        for (const topic of topics) this.stale.add(topic); // until the next re-check
        warnOf(this.logger, 'what is watched could not be read, which the next round repeats', error);
        break;
      }
    }
    this.reading = undefined;
  }

  private async readSlice(topics: readonly Topic[]): Promise<void> {
    for (const source of new Set(topics.map((topic) => topic.source))) {
      const asked = topics.filter((topic) => topic.source === source);
      const states = await source.read(asked.map(({ key }) => key));
      const targets = [...states.values()].flatMap(({ movedTo }) => movedTo ?? []);
      const moved = targets.length > 0 ? await source.read(targets) : undefined;
      for (const topic of asked) {
        const state = states.get(topic.key);
        const target = state?.movedTo === undefined ? undefined : moved?.get(state.movedTo);
        if (target && state?.movedTo !== undefined) this.move(topic, { source, key: state.movedTo, state: target });
        else if (state) this.send(topic, state);
        else for (const subscriber of topic.subscribers.values()) subscriber.end(); // there is nothing to watch any more
      }
    }
  }

  private send(topic: Topic, state: StreamState): void {
    try {
      topic.update(state);
      topic.catchUpAll();
    } catch (error) {
      this.logger.error(stackOf(error));
      for (const subscriber of topic.subscribers.values()) subscriber.cut();
    }
  }

  /** Moves all subscribers of a topic to the one that took its place. */
  private move(from: Topic, start: Omit<StreamStart, 'seenVersion'>): void {
    const to = this.of({ ...start, seenVersion: undefined });
    const before = start.source.firstVersion(start.state) - 1;
    for (const subscriber of from.subscribers.values()) {
      const replaced = to.subscribers.get(subscriber.session);
      to.subscribers.set(subscriber.session, subscriber);
      subscriber.topic = to;
      subscriber.lastSentVersion = before;
      replaced?.end();
    }
    from.subscribers.clear();
    this.delete(from);
    this.send(to, start.state);
  }
}
