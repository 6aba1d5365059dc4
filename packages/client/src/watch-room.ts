import type { RspGameOver, User } from './generated/procedures.ts';
import { CallRefused } from './errors.ts';
import type { ClientEvents } from './events.ts';
import type { AnyResponse } from './names.ts';
import type { CallOptions } from './procedure-calls.ts';
import { type Answered, findRoom, overOf, type Room } from './room.ts';
import type { RoomStream, RoomStreamListener } from './room-stream.ts';
import type { RoomStreams } from './room-streams.ts';
import { Mutex } from './mutex.ts';
import { pause } from './unless-aborted.ts';

/** One version of a room, as its viewer sees it. */
export interface RoomState {
  room: Room;
  /** the other player, once there is one */
  opponent: User | undefined;
  /** the result, in the last state; undefined before */
  over: RspGameOver | undefined;
}

/** What a watch needs of a client. */
export interface RoomSource {
  calls: {
    gameSync(request: { roomId: string }, options: CallOptions): Promise<Answered>;
    on(event: 'answer', handler: (event: ClientEvents['answer']) => unknown): () => void;
  };
  /** undefined where rooms are polled */
  streams: RoomStreams | undefined;
}

/** The states of a watched room, for `for await` or by `next`. */
export interface RoomStates extends AsyncIterator<RoomState, undefined> {
  [Symbol.asyncIterator](): RoomStates;
  next(): Promise<IteratorResult<RoomState, undefined>>;
  /** Ends the iteration, also while it waits for the next state. */
  return(): Promise<IteratorResult<RoomState, undefined>>;
}

export interface WatchOptions {
  signal?: AbortSignal;
  /** ms between two polls when there is no stream: the least after a change, up to the most while nothing changes */
  pollMs: readonly [least: number, most: number];
}

/** Each poll that shows nothing new makes the wait for the next one this many times longer. */
const POLL_SLOWDOWN = 1.5;

/**
 * The states of one room for one reader. They come over the room's stream; while that does not work the room is polled,
 * less often the longer it does not change. Other calls' answers that show the room are used too.
 */
export class RoomWatch implements RoomStates, RoomStreamListener {
  private readonly states: RoomState[] = [];
  private readonly mutex = new Mutex();
  private readonly stop = new AbortController();
  private readonly end = () => this.stop.abort();
  private stream: RoomStream | undefined;
  private unsubscribe: (() => void) | undefined;
  private wake: () => void = () => undefined;
  private waitMs = 0;
  private version = -1;
  private opponent: User | undefined;
  private isOver = false;

  constructor(
    private readonly source: RoomSource,
    private roomId: string,
    private readonly options: WatchOptions,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<RoomState, undefined>> {
    return this.mutex.run(() => this.pull());
  }

  /** Ends the iteration, one that waits for its next state too. */
  async return(): Promise<IteratorResult<RoomState, undefined>> {
    this.finish();
    return { done: true, value: undefined };
  }

  onPush(responses: readonly AnyResponse[]): void {
    this.follow(findRoom({ responses }));
    this.take({ responses });
    this.wake();
  }

  onStreamState(): void {
    if (!this.isStreamed) this.waitMs = 0; // poll at once: something may have happened since the stream's last message
    this.wake();
  }

  private async pull(): Promise<IteratorResult<RoomState, undefined>> {
    this.start();
    while (!this.stop.signal.aborted) {
      const value = this.states.shift();
      if (value) return { done: false, value };
      if (this.isOver) break;
      try {
        await this.look();
      } catch (error) {
        if (this.stop.signal.aborted) break;
        this.finish();
        throw error;
      }
    }
    this.finish();
    return { done: true, value: undefined };
  }

  private start(): void {
    const { signal } = this.options;
    if (signal?.aborted) this.end();
    if (this.unsubscribe || this.stop.signal.aborted) return;
    signal?.addEventListener('abort', this.end, { once: true });
    this.unsubscribe = this.source.calls.on('answer', (answer) => {
      this.take(answer);
      if (answer.procedure === 'ExitGameRoom') this.waitMs = 0;
      if (this.states.length > 0 || this.waitMs === 0) this.wake();
    });
    this.stream = this.source.streams?.listen(this.roomId, this);
  }

  private finish(): void {
    this.end();
    this.options.signal?.removeEventListener('abort', this.end);
    this.unsubscribe?.();
    if (this.stream) this.source.streams?.leave(this.stream, this);
  }

  private async look(): Promise<void> {
    await this.idle();
    if (this.stream?.failure) throw this.stream.failure;
    if (this.states.length > 0 || this.stop.signal.aborted || this.isStreamed) return;
    try {
      const answer = await this.source.calls.gameSync({ roomId: this.roomId }, { signal: this.stop.signal });
      this.follow(findRoom(answer));
      this.take(answer);
    } catch (error) {
      const mayBeShown = this.stream?.hasShown || this.stream?.isTrying; // a stream may show the room to a spectator
      if (!mayBeShown || !isOthers(error)) throw error;
      this.waitMs = Infinity; // GameSync refuses rooms of others, so polling would not help
      return;
    }
    const [least, most] = this.options.pollMs;
    this.waitMs = this.states.length > 0 ? least : Math.min(most, Math.max(least, this.waitMs * POLL_SLOWDOWN));
  }

  /** Waits until it is time to poll, or there is something to do without polling. */
  private async idle(): Promise<void> {
    const { signal } = this.stop;
    const ms = this.isStreamed ? Infinity : this.waitMs;
    if (ms === 0 || signal.aborted || this.stream?.failure) return;
    const idle = new AbortController();
    this.wake = () => idle.abort();
    signal.addEventListener('abort', this.wake, { once: true });
    await pause(ms, idle.signal).catch(() => undefined);
    signal.removeEventListener('abort', this.wake);
  }

  private get isStreamed(): boolean {
    return this.stream?.isReliedOn === true;
  }

  /** The room may have been merged into an older one while it waited. */
  private follow(room: Room | undefined): void {
    if (!room || room.roomId === this.roomId) return;
    this.roomId = room.roomId;
    this.version = -1;
  }

  private take(answer: Answered): void {
    const room = findRoom(answer);
    const over = overOf(answer);
    if (!room || room.roomId !== this.roomId || this.isOver) return;
    if (room.version <= this.version && !over) return;
    for (const { body } of answer.responses) if ('room' in body && 'opponent' in body) this.opponent = body.opponent;
    this.version = Math.max(this.version, room.version);
    this.isOver = over !== undefined;
    this.states.push({ room, opponent: this.opponent, over });
  }
}

const isOthers = (error: unknown): boolean => error instanceof CallRefused && error.code === 'ErrorInvalidGameRoom';
