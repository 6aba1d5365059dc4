import type { Answer } from '../rpc/answer.ts';
import type { Opened } from '../rpc/dispatcher.ts';
import type { BoundProcedure } from '../rpc/registry.ts';
import type { Id } from '../rpc/wire-id.ts';
import type { Topic, TopicSubscriber } from './topic.ts';
import type { Sink, Subscription } from './sink.ts';

/** What a subscriber does beyond its own stream. */
export interface Hub {
  /** it needs a state that its topic no longer holds */
  requestRead(topic: Topic): void;
  remove(subscriber: Subscriber): void;
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
export class Subscriber implements TopicSubscriber, Subscription {
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
  private readonly hub: Hub;

  constructor(opened: Opened, parts: { topic: Topic; hub: Hub }, connect: (subscription: Subscription) => Sink) {
    this.topic = parts.topic;
    this.hub = parts.hub;
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
    if (this.isBehind && this.blockedSince === 0) this.hub.requestRead(this.topic);
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
    this.hub.remove(this);
  }
}
