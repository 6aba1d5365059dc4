import type { Answer } from '../rpc/answer.ts';
import type { StreamStart, StreamSource, StreamState } from '../rpc/stream-source.ts';
import type { Id } from '../rpc/wire-id.ts';

/** Whoever missed more than these is shown where things stand, and not how they came there. */
export const MISSED_AT_MOST = 64;

/** One who watches, as its topic sees them. */
export interface TopicSubscriber {
  topic: Topic;
  /** the last version that they were told; undefined: none yet */
  lastSentVersion: number | undefined;
  readonly userId: Id;
  readonly session: string;
  readonly isBehind: boolean;
  /** takes what is due, as far as it can */
  catchUp(): void;
  end(): void;
  cut(): void;
}

/** What a subscriber is to be told next. */
interface Delivery {
  answers: readonly Answer[];
  version: number;
  /** nothing comes after it */
  isLast: boolean;
}

/** One thing that is watched here: its latest state once, however many watch, and only while one of them is behind. */
export class Topic {
  readonly source: StreamSource;
  readonly key: string;
  /** by session: one subscriber each */
  readonly subscribers = new Map<string, TopicSubscriber>();
  /** the newest that was read */
  version = 0;
  private state: StreamState | undefined;
  /** by view and version, so that all who are told the same get the same object */
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

  /** Lets the state go when everybody has it: an idle topic is little more than a number. */
  releaseIfIdle(): void {
    for (const subscriber of this.subscribers.values()) if (subscriber.isBehind) return;
    this.state = undefined;
    this.answers = undefined;
  }

  /** undefined: nothing, or nothing that is known here now */
  nextFor({ lastSentVersion: told, userId }: TopicSubscriber): Delivery | undefined {
    const { state } = this;
    if (!state || told === state.version) return undefined;
    const missed = told === undefined ? Infinity : state.version - told;
    const isStep = missed > 0 && missed <= MISSED_AT_MOST;
    const version = isStep && told !== undefined ? told + 1 : state.version;
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
    const told = isStep ? this.source.change(state, version, view) : this.source.snapshot(state, view);
    if (isLast) told.push(...this.source.ending(state, view));
    this.answers.set(key, told);
    return told;
  }
}
