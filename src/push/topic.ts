import type { Answer } from '../rpc/answer.ts';
import type { StreamStart, StreamSource, StreamState } from '../rpc/stream-source.ts';
import type { Id } from '../rpc/wire-id.ts';

/** A subscriber that missed more versions than this gets one snapshot in place of each change. */
export const MISSED_AT_MOST = 64;

/** A subscriber as its topic sees it. */
export interface TopicSubscriber {
  topic: Topic;
  /** undefined: none yet */
  lastSentVersion: number | undefined;
  readonly userId: Id;
  readonly session: string;
  readonly isBehind: boolean;
  /** takes what is due, as far as it can */
  catchUp(): void;
  end(): void;
  cut(): void;
}

/** What a subscriber is sent next. */
interface Delivery {
  answers: readonly Answer[];
  version: number;
  /** nothing comes after it */
  isLast: boolean;
}

/** A topic with subscribers on this node. It holds its newest state once, and only while one of them is behind. */
export class Topic {
  readonly source: StreamSource;
  readonly key: string;
  /** by session: one subscriber each */
  readonly subscribers = new Map<string, TopicSubscriber>();
  /** the newest version that was read */
  version = 0;
  private state: StreamState | undefined;
  /** by view and version, so that subscribers with equal messages get the same object */
  private answers: Map<string, readonly Answer[]> | undefined;

  constructor({ source, key }: Pick<StreamStart, 'source' | 'key'>) {
    this.source = source;
    this.key = key;
  }

  get name(): string {
    return `${this.source.kind}:${this.key}`;
  }

  /** Takes a state that was read, unless a newer one is known. */
  update(state: StreamState): void {
    if (state.version < this.version) return;
    this.state = state;
    this.version = state.version;
  }

  catchUpAll(): void {
    for (const subscriber of this.subscribers.values()) subscriber.catchUp();
    this.releaseIfIdle();
  }

  /** Drops the state once every subscriber was sent it: an idle topic holds little more than its version. */
  releaseIfIdle(): void {
    for (const subscriber of this.subscribers.values()) if (subscriber.isBehind) return;
    this.state = undefined;
    this.answers = undefined;
  }

  /** @returns undefined: nothing is due, or the state has to be read first */
  nextFor({ lastSentVersion, userId }: TopicSubscriber): Delivery | undefined {
    const { state } = this;
    if (!state || lastSentVersion === state.version) return undefined;
    const missed = lastSentVersion === undefined ? Infinity : state.version - lastSentVersion;
    const isStep = missed > 0 && missed <= MISSED_AT_MOST;
    const version = isStep && lastSentVersion !== undefined ? lastSentVersion + 1 : state.version;
    const isLast = state.isOver && version === state.version;
    return { answers: this.answersOf(state, { version, isStep, isLast }, userId), version, isLast };
  }

  private answersOf(state: StreamState, due: { version: number; isStep: boolean; isLast: boolean }, userId: string) {
    const { version, isStep, isLast } = due;
    const view = this.source.viewOf(state, userId);
    this.answers ??= new Map();
    const key = `${isStep ? 'step' : 'whole'} ${version} ${view}`;
    const known = this.answers.get(key);
    if (known) return known;
    const made = isStep ? this.source.change(state, version, view) : this.source.snapshot(state, view);
    if (isLast) made.push(...this.source.ending(state, view));
    this.answers.set(key, made);
    return made;
  }
}
