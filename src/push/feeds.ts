import { Logger } from '@nestjs/common';
import type { Live, LiveSource, LiveState } from '../rpc/live.ts';
import { Feed, type Follower } from './feed.ts';
import { slicesOf } from './slices.ts';

/** The feeds of this node. Reads whatever is stale of them in slices, one query after the other. */
export class Feeds {
  private readonly byTopic = new Map<string, Feed>();
  private readonly stale = new Set<Feed>();
  private readonly logger = new Logger('Push');
  private reading: Promise<void> | undefined;

  get count(): number {
    return this.byTopic.size;
  }

  /** The feed of what is watched, made if there is none, with the state just read. */
  of({ source, key, state }: Live): Feed {
    const made = new Feed({ source, key });
    const feed = this.byTopic.get(made.topic) ?? made;
    this.byTopic.set(feed.topic, feed);
    feed.take(state);
    return feed;
  }

  /** Someone heard that the topic is at that version. */
  hear(topic: string, version: number): void {
    const feed = this.byTopic.get(topic);
    if (feed && version > feed.version) this.ask(feed);
  }

  /** Has the feed read soon, and its subscribers told. */
  ask(feed: Feed): void {
    this.stale.add(feed);
    this.reading ??= new Promise((resolve) => setImmediate(resolve)).then(() => this.readStale());
  }

  leave(follower: Follower): void {
    const { feed, session } = follower;
    if (feed.subscribers.get(session) === follower) feed.subscribers.delete(session);
    if (feed.subscribers.size === 0) this.byTopic.delete(feed.topic);
  }

  /** Finds what changed without a wake-up, and reads again what could not be read. */
  async recheck(): Promise<void> {
    const sources = new Map<LiveSource, Map<string, number>>();
    for (const { source, key, version } of this.byTopic.values()) {
      const versions = sources.get(source) ?? new Map<string, number>();
      sources.set(source, versions.set(key, version));
    }
    for (const [source, versions] of sources)
      for (const slice of slicesOf([...versions]))
        for (const key of await source.findChanged(new Map(slice))) {
          const feed = this.byTopic.get(`${source.topic}:${key}`);
          if (feed) this.ask(feed);
        }
    for (const feed of this.stale) this.ask(feed);
  }

  /** once nothing is being read */
  async idle(): Promise<void> {
    await this.reading;
  }

  private async readStale(): Promise<void> {
    while (this.stale.size > 0) {
      const feeds = [...this.stale].filter(({ subscribers }) => subscribers.size > 0);
      this.stale.clear();
      try {
        for (const slice of slicesOf(feeds)) await this.read(slice);
      } catch (error) {
        for (const feed of feeds) this.stale.add(feed); // until the next re-check
        this.logger.warn(`what is watched could not be read, the next round will: ${String(error)}`);
        break;
      }
    }
    this.reading = undefined;
  }

  private async read(feeds: readonly Feed[]): Promise<void> {
    for (const source of new Set(feeds.map((feed) => feed.source))) {
      const asked = feeds.filter((feed) => feed.source === source);
      const states = await source.read(asked.map(({ key }) => key));
      const targets = [...states.values()].flatMap(({ movedTo }) => movedTo ?? []);
      const moved = targets.length > 0 ? await source.read(targets) : undefined;
      for (const feed of asked) {
        const state = states.get(feed.key);
        const target = state?.movedTo === undefined ? undefined : moved?.get(state.movedTo);
        if (target && state?.movedTo !== undefined) this.move(feed, { source, key: state.movedTo, state: target });
        else if (state) this.tell(feed, state);
        else for (const subscriber of feed.subscribers.values()) subscriber.end(); // there is nothing to watch any more
      }
    }
  }

  private tell(feed: Feed, state: LiveState): void {
    try {
      feed.take(state);
      feed.tellAll();
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : error);
      for (const subscriber of feed.subscribers.values()) subscriber.cut();
    }
  }

  /** Leads all who watch the feed to what took the place of it. */
  private move(from: Feed, live: Omit<Live, 'seen'>): void {
    const to = this.of({ ...live, seen: undefined });
    const before = live.source.firstVersion(live.state) - 1;
    for (const subscriber of from.subscribers.values()) {
      const replaced = to.subscribers.get(subscriber.session);
      to.subscribers.set(subscriber.session, subscriber);
      subscriber.feed = to;
      subscriber.told = before;
      replaced?.end();
    }
    from.subscribers.clear();
    this.byTopic.delete(from.topic);
    this.tell(to, live.state);
  }
}
