import type { RspGameOver, User } from '../generated/procedures.ts';
import type { ClientEvents } from './events.ts';
import type { CallOptions } from './procedure-calls.ts';
import { type Answered, findRoom, overOf, type Room } from './room.ts';
import { Turns } from './turns.ts';
import { pause } from './unless-aborted.ts';

/** One version of a room, as its viewer sees it. */
export interface RoomState {
  room: Room;
  /** the other player, once there is one */
  opponent: User | undefined;
  /** how it ended: no state follows */
  over: RspGameOver | undefined;
}

/** What a watch needs of a client. */
export interface RoomSource {
  gameSync(request: { roomId: string }, options: CallOptions): Promise<Answered>;
  on(event: 'answer', handler: (event: ClientEvents['answer']) => unknown): () => void;
}

export interface WatchOptions {
  signal?: AbortSignal;
  /** ms between two looks: at least while the room changes, at most while it doesn't */
  pollMs: readonly [least: number, most: number];
}

const RELAXING = 1.5;

/** Looks at a room again and again, less often the longer it stands; answers to other calls that show it count too. */
export class RoomWatch implements AsyncIterableIterator<RoomState, undefined> {
  private readonly states: RoomState[] = [];
  private readonly turns = new Turns();
  private readonly stop = new AbortController();
  private readonly end = () => this.stop.abort();
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
    return this.turns.take(() => this.pull());
  }

  /** Ends the iteration, one that waits for its next state too. */
  async return(): Promise<IteratorResult<RoomState, undefined>> {
    this.finish();
    return { done: true, value: undefined };
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
    this.unsubscribe = this.source.on('answer', (answer) => {
      this.take(answer);
      if (answer.procedure === 'ExitGameRoom') this.waitMs = 0;
      if (this.states.length > 0 || this.waitMs === 0) this.wake();
    });
  }

  private finish(): void {
    this.end();
    this.options.signal?.removeEventListener('abort', this.end);
    this.unsubscribe?.();
  }

  private async look(): Promise<void> {
    const { signal } = this.stop;
    const idle = new AbortController();
    this.wake = () => idle.abort();
    signal.addEventListener('abort', this.wake, { once: true });
    if (this.waitMs > 0) await pause(this.waitMs, idle.signal).catch(() => undefined);
    signal.removeEventListener('abort', this.wake);
    if (this.states.length > 0 || signal.aborted) return;
    const answer = await this.source.gameSync({ roomId: this.roomId }, { signal });
    this.follow(findRoom(answer));
    this.take(answer);
    const [least, most] = this.options.pollMs;
    this.waitMs = this.states.length > 0 ? least : Math.min(most, Math.max(least, this.waitMs * RELAXING));
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
