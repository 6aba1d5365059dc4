import type { Answer } from '../rpc/answer.ts';
import type { Opened } from '../rpc/dispatcher.ts';
import type { BoundProcedure } from '../rpc/registry.ts';
import type { StreamStart, StreamSource, StreamState } from '../rpc/stream-source.ts';
import type { Id } from '../rpc/wire-id.ts';
import type { Sink, Subscription } from './sink.ts';

/** A subscriber that missed more versions than this gets one snapshot in place of each change. */
export const MISSED_AT_MOST = 64;

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
  readonly subscribers = new Map<string, Subscriber>();
  /** the newest version that was read */
  version = 0;
  private state: StreamState | undefined;
  /** by view and version, so that subscribers with equal messages get the same object */
  private answers: Map<string, readonly Answer[]> | undefined;

  /** @param read plans a read of the topic's newest state, which is then sent to its subscribers */
  constructor(
    { source, key }: Pick<StreamStart, 'source' | 'key'>,
    private readonly read: (topic: Topic) => void,
  ) {
    this.source = source;
    this.key = key;
  }

  get name(): string {
    return `${this.source.kind}:${this.key}`;
  }

  /** For a subscriber that needs a state which the topic no longer holds. */
  requestRead(): void {
    this.read(this);
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
  nextFor({ lastSentVersion, userId }: Subscriber): Delivery | undefined {
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

/** The version that a subscriber was sent last; with `resume`, that nothing more comes from this node. */
export const heartbeatOf = ({ procedure, lastSentVersion: version }: Subscriber, resume = false): Answer => ({
  field: procedure.responseField,
  code: 0,
  body: { ...(version !== undefined && { version }), ...(resume && { resume }) },
});

/**
 * One stream of one session on one topic. It keeps the version that it was sent last and no other state, however slow its
 * reader: what it missed is made again from the topic's latest state.
 */
export class Subscriber implements Subscription {
  topic: Topic;
  /** undefined: none yet */
  lastSentVersion: number | undefined;
  readonly userId: Id;
  /** SHA-256 of its session's token, as latin1 text */
  readonly session: string;
  readonly procedure: BoundProcedure;
  /** ProtocolVersion */
  readonly version: number;
  /** between two heartbeats; undefined: the usual time */
  readonly heartbeatSeconds: number | undefined;
  /** ms since 1970 at which its reader fell behind; 0: it is not behind */
  blockedSince = 0;
  private isLeaving = false;
  private readonly sink: Sink;
  private readonly onClose: (subscriber: Subscriber) => void;

  /** @param parts its topic, and what is called once when it closes */
  constructor(
    opened: Opened,
    parts: { topic: Topic; onClose: (subscriber: Subscriber) => void },
    connect: (subscription: Subscription) => Sink,
  ) {
    this.topic = parts.topic;
    this.onClose = parts.onClose;
    this.lastSentVersion = opened.start.seenVersion;
    this.userId = opened.userId;
    this.session = opened.tokenHash.toString('latin1');
    this.procedure = opened.procedure;
    this.version = opened.version;
    this.heartbeatSeconds = opened.start.heartbeatSeconds;
    this.sink = connect(this);
  }

  get isBehind(): boolean {
    return !this.isLeaving && this.lastSentVersion !== this.topic.version;
  }

  /** Sends what is due, as far as the reader takes it. */
  catchUp(): void {
    while (!this.isLeaving && this.blockedSince === 0) {
      const due = this.topic.nextFor(this);
      if (!due) return;
      // a first state without a message would leave the client without a version to resume from
      const isSilent = this.lastSentVersion === undefined && due.answers.length === 0;
      this.lastSentVersion = due.version;
      if (!this.sink.write(isSilent ? [heartbeatOf(this)] : due.answers)) this.blocked();
      if (due.isLast) this.end();
    }
  }

  /** Sends what belongs to no version: a heartbeat, say. */
  send(answers: readonly Answer[]): void {
    if (this.isLeaving || this.blockedSince !== 0) return;
    if (!this.sink.write(answers)) this.blocked();
  }

  /** Sends why nothing more comes, and ends. */
  sendLast(answers: readonly Answer[]): void {
    if (this.blockedSince !== 0) return this.cut();
    this.send(answers);
    this.end();
  }

  blocked(): void {
    this.blockedSince ||= Date.now();
  }

  drained(): void {
    if (this.isLeaving || this.blockedSince === 0) return;
    this.blockedSince = 0;
    this.catchUp();
    if (this.isBehind && this.blockedSince === 0) this.topic.requestRead();
    this.topic.releaseIfIdle();
  }

  end(): void {
    if (this.isLeaving) return;
    this.close();
    this.sink.end();
  }

  cut(): void {
    if (this.isLeaving) return;
    this.close();
    this.sink.cut();
  }

  close(): void {
    if (this.isLeaving) return;
    this.isLeaving = true;
    this.onClose(this);
  }
}
