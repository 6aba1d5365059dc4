import type { ReqSubscribe } from './generated/procedures.ts';
import type { CallRefused } from './errors.ts';
import type { AnyResponse } from './names.ts';
import { heartbeatSecondsOf, type PushPolicy } from './push-policy.ts';
import { type Answered, findRoom, overOf } from './room.ts';
import {
  ROOM_STREAM_TABLE,
  type RoomStreamAction,
  type RoomStreamEvent,
  type RoomStreamState,
} from './room-stream-states.ts';
import { noteEnd, StreamAttempt, type StreamEnd } from './stream-attempt.ts';
import type { StreamHealth } from './stream-health.ts';
import { Timeout } from './timeout.ts';
import { pause } from './unless-aborted.ts';

/** A watcher of a room's stream. */
export interface RoomStreamListener {
  /** The room's newest state; of another room when the one that was watched was merged into it. */
  onPush(responses: readonly AnyResponse[]): void;
  /** The stream's state may have changed, so polling may have to begin or end. */
  onStreamState(): void;
}

/** What streams need from their client. */
export interface StreamSource {
  readonly policy: PushPolicy;
  readonly health: StreamHealth;
  /** The token of the current session, after logins in flight have ended. @throws CallRefused when it was replaced */
  token(signal: AbortSignal): Promise<string | undefined>;
  subscribe(
    stream: { procedure: string; request: object; token: string | undefined },
    signal: AbortSignal,
  ): AsyncIterable<AnyResponse>;
  /** Resolves when the next request will use a working connection, if there is one. */
  leaveDeadConnections(signal: AbortSignal): Promise<void>;
  /** @returns whether the refusal is of the current session; false when there is a newer login */
  isFinal(refusal: CallRefused, token: string | undefined): boolean;
  /** Passes the handlers a state that came over the stream. */
  dispatch(responses: readonly AnyResponse[]): void;
}

const NOTHING_ANSWERED = { version: -1, isOver: false };

/**
 * The stream of one room, for all its watchers in one client. When a stream breaks another one is opened, from the
 * newest version that is known, until the game is over. ROOM_STREAM_TABLE has the states that this goes through.
 */
export class RoomStream {
  state: RoomStreamState;
  /** A stream has shown the room, and another one may. */
  hasShown = false;
  /** A stream is being opened, and the time to poll has not come yet. */
  isTrying = false;
  /** why there will be no stream */
  failure: Error | undefined;
  private readonly listeners = new Set<RoomStreamListener>();
  private readonly stop = new AbortController();
  private attempt: StreamAttempt | undefined;
  /** runs while a stream is awaited, over all attempts */
  private readonly pollDue = new Timeout(() => this.dispatchEvent('pollDue'));
  /** runs while one attempt has brought nothing */
  private readonly firstMessage = new Timeout(() => {
    this.isTrying = false;
    this.notify();
  });
  /** runs while the stream is behind an answer */
  private readonly lag = new Timeout(() => this.attempt?.giveUp());
  private version: number | undefined;
  private answered = NOTHING_ANSWERED;
  private last: readonly AnyResponse[] | undefined;

  private readonly actions: Record<RoomStreamAction, () => void> = {
    awaitStream: () => {
      if (!this.pollDue.isRunning) this.pollDue.start(this.source.policy.pollAfterMs);
    },
    stopAwaiting: () => this.pollDue.clear(),
    forgetShown: () => (this.hasShown = false),
    notify: () => this.notify(),
  };

  constructor(
    private readonly source: StreamSource,
    private roomId: string,
  ) {
    this.state = source.health.isWell ? 'opening' : 'polling';
  }

  /** Whether watchers wait for the stream; otherwise they poll. */
  get isReliedOn(): boolean {
    return this.state === 'opening' || this.state === 'live' || this.state === 'reopening' || this.state === 'over';
  }

  /** Whether it is the stream of that room, or of the one that the room was merged into. */
  isOf(roomId: string): boolean {
    return this.roomId === roomId && !this.failure;
  }

  /** Adds a watcher and passes it the room's newest state, if that is known. */
  add(listener: RoomStreamListener): void {
    this.listeners.add(listener);
    if (this.last) listener.onPush(this.last);
    else if (this.listeners.size === 1) void this.run();
  }

  /** @returns whether there are watchers left; without any the stream is closed */
  remove(listener: RoomStreamListener): boolean {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) this.stop.abort();
    return this.listeners.size > 0;
  }

  /** Ends the stream for all watchers. */
  fail(reason: Error): void {
    this.failure = reason;
    this.stop.abort();
    this.dispatchEvent('failed');
  }

  /** A call's answer showed a newer state: if the stream does not show it within lagTimeoutMs, it is dead. */
  sawAnswer(answer: Answered): void {
    const room = findRoom(answer);
    if (room?.roomId !== this.roomId) return;
    this.answered = { version: room.version, isOver: overOf(answer) !== undefined };
    if (this.state === 'live' && room.version > (this.version ?? 0) && !this.lag.isRunning)
      this.lag.start(this.source.policy.lagTimeoutMs);
  }

  /** Makes attempts until the game is over, there are no watchers, or there will be no stream. */
  private async run(): Promise<void> {
    const { health } = this.source;
    const { signal } = this.stop;
    if (this.state === 'opening') this.actions.awaitStream();
    try {
      while (this.state !== 'over' && !signal.aborted) {
        if (this.attempt?.isSilent) await this.source.leaveDeadConnections(signal);
        if (health.waitMs > 0) await pause(health.waitMs, signal);
        await this.runAttempt();
      }
    } catch (error) {
      if (!signal.aborted) this.fail(error as Error);
    } finally {
      this.pollDue.clear();
    }
  }

  private async runAttempt(): Promise<void> {
    const { policy, health } = this.source;
    const attempt = (this.attempt = new StreamAttempt({ policy, health, stop: this.stop.signal }));
    this.isTrying = true;
    this.firstMessage.start(policy.pollAfterMs);
    let token: string | undefined;
    const open = async () => {
      token = await this.source.token(attempt.signal);
      const heartbeatSeconds = heartbeatSecondsOf(policy);
      const request: ReqSubscribe = { roomId: this.roomId, sinceVersion: this.version, heartbeatSeconds };
      return this.source.subscribe({ procedure: 'Subscribe', request, token }, attempt.signal);
    };
    let lastState: AnyResponse[] = [];
    let isGameOver = false;
    const onPush = (response: AnyResponse): StreamEnd | undefined => {
      if (response.name === 'RspGameOver') {
        this.take([...lastState, response]);
        isGameOver = true;
        return { kind: 'over' };
      }
      if (isOfEndedGame(response))
        lastState = [response]; // RspGameOver follows, and both are one state
      else this.take([response]);
      return undefined;
    };
    const onMessage = () => {
      this.isTrying = false;
      this.firstMessage.clear();
      this.dispatchEvent('message');
    };
    try {
      const end = await attempt.run(open, { procedure: 'Subscribe', onMessage, onPush });
      if (this.stop.signal.aborted) return;
      // a stream that ends before its game counts as broken, also when it was closed without an error
      this.attemptEnded(end.kind === 'over' && !isGameOver ? { kind: 'broken' } : end, token);
    } finally {
      this.lag.clear();
      this.firstMessage.clear();
    }
  }

  /** @throws CallRefused when there will be no stream for this session */
  private attemptEnded(end: StreamEnd, token: string | undefined): void {
    const { health } = this.source;
    if (end.kind === 'refused' && this.source.isFinal(end.refusal, token)) throw end.refusal;
    this.isTrying = false;
    const wasWell = health.isWell;
    noteEnd(end, health);
    if (end.kind === 'over' || end.kind === 'missing') this.dispatchEvent(end.kind);
    else this.dispatchEvent(wasWell ? 'brokeWhenWell' : 'brokeAgain');
  }

  private take(responses: readonly AnyResponse[]): void {
    const room = findRoom({ responses });
    if (!room) return;
    if (room.roomId !== this.roomId) this.answered = NOTHING_ANSWERED;
    this.roomId = room.roomId;
    this.version = room.version;
    this.last = responses;
    this.hasShown = true;
    const isOver = overOf({ responses }) !== undefined;
    const { answered } = this;
    if (room.version >= answered.version) this.lag.clear();
    if (room.version > answered.version || (isOver && !answered.isOver)) this.source.dispatch(responses);
    for (const each of [...this.listeners]) each.onPush(responses);
  }

  private dispatchEvent(event: RoomStreamEvent): void {
    const transition = ROOM_STREAM_TABLE[this.state][event];
    if (!transition) return;
    const [next, ...actions] = transition;
    this.state = next;
    for (const action of actions) this.actions[action]();
  }

  private notify(): void {
    for (const each of [...this.listeners]) each.onStreamState();
  }
}

const isOfEndedGame = ({ body }: AnyResponse): boolean =>
  'room' in body && (body.room?.status === 'GAME_OVER' || body.room?.status === 'TIMEOUT');
