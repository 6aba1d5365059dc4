import type { ReqSubscribe } from './generated/procedures.ts';
import type { AnyResponse } from './names.ts';
import { Timeout } from './timeout.ts';
import { type CallRefused, OutcomeUnknown } from './errors.ts';
import { heartbeatSecondsOf, type PushHealth, type PushPolicy } from './push-policy.ts';
import { type Answered, findRoom, overOf } from './room.ts';
import { readStream, type StreamEnd } from './stream-end.ts';
import { pause } from './unless-aborted.ts';

/** Who shares a room's stream. */
export interface PushListener {
  /** a state; of another room when the one that was watched was merged into it */
  onPush(responses: readonly AnyResponse[]): void;
  /** the stream came, went, or failed for good */
  onTurn(): void;
}

/** What a room's stream needs of its client. */
export interface PushSource {
  readonly policy: PushPolicy;
  readonly health: PushHealth;
  /** of the session that stands once logins on their way are done. @throws CallRefused when it was replaced */
  token(signal: AbortSignal): Promise<string | undefined>;
  subscribe(token: string | undefined, request: ReqSubscribe, signal: AbortSignal): AsyncIterable<AnyResponse>;
  /** resolves when what is sent next goes over a connection that works, if any does */
  leaveDeadConnections(signal: AbortSignal): Promise<void>;
  /** @returns whether it concerns the session that stands: false when that token's is not the one any more */
  isFinal(refusal: CallRefused, token: string | undefined): boolean;
  /** tells handlers of a state that no answer has shown */
  tell(responses: readonly AnyResponse[]): void;
}

const UNANSWERED = { version: -1, isOver: false };

/** One room's stream, kept open for all who watch that room in one client, from where it broke. */
export class RoomPush {
  /** coming: its first word may come any moment; away: who watches has to look for themselves */
  status: 'coming' | 'live' | 'away';
  /** whether a stream has shown the room, and another one may */
  hasShown = false;
  /** whether one has been asked for whose first word may still come soon */
  isTrying = false;
  /** why there will be no stream */
  failure: Error | undefined;
  private readonly listeners = new Set<PushListener>();
  private readonly stop = new AbortController();
  private current = new AbortController();
  private readonly giveUp = () => {
    this.isSilent = true;
    this.current.abort(new OutcomeUnknown('the stream fell silent'));
  };
  private readonly silence = new Timeout(this.giveUp);
  private readonly lag = new Timeout(this.giveUp);
  private readonly steady = new Timeout(() => this.source.health.steadied());
  private readonly firstWord = new Timeout(() => {
    this.isTrying = false;
    this.tellTurn();
  });
  private readonly patience = new Timeout(() => this.turn('away'));
  private isMending = false;
  /** the last attempt was given up for want of a word */
  private isSilent = false;
  private version: number | undefined;
  private answered = UNANSWERED;
  private last: readonly AnyResponse[] | undefined;

  constructor(
    private readonly source: PushSource,
    private roomId: string,
  ) {
    this.status = source.health.isWell ? 'coming' : 'away';
  }

  /** Whether it is the room's that was asked for, or the one that that room became. */
  isOf(roomId: string): boolean {
    return this.roomId === roomId && !this.failure;
  }

  /** Shows the listener where the room stands, if that is known. */
  add(listener: PushListener): void {
    this.listeners.add(listener);
    if (this.last) listener.onPush(this.last);
    else if (this.listeners.size === 1) void this.run();
  }

  /** @returns whether somebody still listens; else the stream is closed */
  remove(listener: PushListener): boolean {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) this.stop.abort();
    return this.listeners.size > 0;
  }

  /** Ends it for whoever listens. */
  fail(reason: Error): void {
    this.failure = reason;
    this.stop.abort();
    this.turn('away');
  }

  /** What the client was answered: a stream that doesn't tell the same soon is dead, whatever its connection says. */
  sawAnswer(answer: Answered): void {
    const room = findRoom(answer);
    if (room?.roomId !== this.roomId) return;
    this.answered = { version: room.version, isOver: overOf(answer) !== undefined };
    if (this.status === 'live' && room.version > (this.version ?? 0) && !this.lag.isRunning)
      this.lag.start(this.source.policy.lagTimeoutMs);
  }

  private async run(): Promise<void> {
    const { health } = this.source;
    const { signal } = this.stop;
    try {
      for (let isOver = false; !isOver && !signal.aborted;) {
        if (this.status === 'coming' && !this.patience.isRunning) this.patience.start(this.source.policy.pollAfterMs);
        if (this.isSilent) await this.source.leaveDeadConnections(signal);
        this.isSilent = false;
        if (health.waitMs > 0) await pause(health.waitMs, signal);
        isOver = await this.attempt();
      }
    } catch (error) {
      if (!signal.aborted) this.fail(error as Error);
    } finally {
      this.patience.clear();
    }
  }

  /** One stream. @returns whether there is nothing more to come */
  private async attempt(): Promise<boolean> {
    const { source, roomId, version: sinceVersion } = this;
    const current = (this.current = new AbortController());
    const { signal } = current;
    const leave = () => current.abort(this.stop.signal.reason);
    this.stop.signal.addEventListener('abort', leave, { once: true });
    this.isTrying = true;
    this.firstWord.start(source.policy.pollAfterMs);
    let hasBegun = false;
    const onWord = () => {
      this.silence.start(source.policy.silenceTimeoutMs);
      if (!hasBegun) this.steady.start(source.policy.steadyAfterMs);
      hasBegun = true;
      this.isTrying = false;
      this.firstWord.clear();
      this.turn('live');
    };
    try {
      const token = await source.token(signal);
      const heartbeatSeconds = heartbeatSecondsOf(source.policy);
      this.silence.start(source.policy.openTimeoutMs);
      const stream = source.subscribe(token, { roomId, sinceVersion, heartbeatSeconds }, signal);
      const end = await readStream(stream, { onWord, onState: (responses) => this.take(responses) });
      if (this.stop.signal.aborted) return true; // left, not broken
      if (end.kind === 'refused' && source.isFinal(end.refusal, token)) throw end.refusal;
      if (end.kind === 'over') source.health.steadied();
      else this.settle(end, hasBegun);
      return end.kind === 'over';
    } finally {
      for (const alarm of [this.silence, this.lag, this.steady, this.firstWord]) alarm.clear();
      this.stop.signal.removeEventListener('abort', leave);
    }
  }

  /** @param end but the game's */
  private settle(end: StreamEnd, hasBegun: boolean): void {
    const { health } = this.source;
    this.isTrying = false;
    // one that broke is awaited a while, whatever attempts that takes: a node that stops may be met once more
    if (hasBegun) this.isMending = health.isWell;
    if (end.kind === 'impossible') health.missed();
    else if (end.kind === 'broken') health.failed(end.retryAfterMs);
    else health.asked();
    if (end.kind === 'impossible') this.hasShown = false;
    this.turn(this.isMending && end.kind !== 'impossible' ? 'coming' : 'away');
    if (!hasBegun) this.tellTurn();
  }

  private take(responses: readonly AnyResponse[]): void {
    const room = findRoom({ responses });
    if (!room) return;
    if (room.roomId !== this.roomId) this.answered = UNANSWERED;
    this.roomId = room.roomId;
    this.version = room.version;
    this.last = responses;
    this.hasShown = true;
    const isOver = overOf({ responses }) !== undefined;
    const { answered } = this;
    if (room.version >= answered.version) this.lag.clear();
    if (room.version > answered.version || (isOver && !answered.isOver)) this.source.tell(responses);
    for (const each of [...this.listeners]) each.onPush(responses);
  }

  private turn(status: RoomPush['status']): void {
    if (status !== 'coming') this.patience.clear();
    if (status === 'away') this.isMending = false;
    if (this.status === status && !this.failure) return;
    this.status = status;
    this.tellTurn();
  }

  private tellTurn(): void {
    for (const each of [...this.listeners]) each.onTurn();
  }
}
