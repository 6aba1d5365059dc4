import { CallRefused, type GameRoom, type Room, type RspGameOver, type User } from '@othello-rpc/client';
import { DiscSet, PASS, type Side, startPosition, type Position } from '@othello-rpc/kernel';
import { act, tellFailure } from '../act.ts';
import { keepRatingBefore } from '../device.ts';
import type { Session } from '../session.ts';
import { Store } from '../store.ts';
import { type Step, stepsOf } from './game-line.ts';
import { watchedStates } from './watched-states.ts';

/** What is known of a game that the player plays. */
export interface MatchState {
  room: Room | undefined;
  steps: readonly Step[];
  opponent: User | undefined;
  over: RspGameOver | undefined;
  /** no such room, or somebody else's */
  isMissing: boolean;
  /** the square of a move whose answer has not come yet */
  pending: number | undefined;
}

const NOTHING: MatchState = {
  room: undefined,
  steps: [],
  opponent: undefined,
  over: undefined,
  isMissing: false,
  pending: undefined,
};

/** Follows a room until it ends, and plays in it. */
export class Match {
  readonly state = new Store<MatchState>(NOTHING);
  private readonly stop = new AbortController();

  constructor(
    private readonly session: Session,
    readonly roomId: string,
  ) {}

  get mySide(): Side {
    return this.state.get().room?.user1 === this.session.state.get().user?.id ? 'white' : 'black';
  }

  async follow(): Promise<void> {
    try {
      const states = watchedStates(this.session.client, this.roomId, this.stop.signal);
      for await (const { room, opponent, over } of states) {
        const { user } = this.session.state.get();
        if (!over && user?.rating !== undefined) keepRatingBefore(room.roomId, user.rating);
        this.session.state.patch({ liveRoomId: over ? undefined : room.roomId });
        this.state.patch({ room, opponent, over, steps: stepsOf(room.moves) });
      }
    } catch (error) {
      if (error instanceof CallRefused && error.code === 'ErrorInvalidGameRoom') this.state.patch({ isMissing: true });
      else if (!this.stop.signal.aborted) tellFailure(error);
    }
  }

  leave(): void {
    this.stop.abort();
  }

  async put(square: number): Promise<void> {
    const { room, pending } = this.state.get();
    if (!room || pending !== undefined || !openTo(this.mySide, this.state.get()).has(square)) return;
    this.state.patch({ pending: square });
    const { roomId, version } = room;
    await act(() => this.session.client.gamePut({ roomId, r: square >> 3, c: square & 7, version }));
    this.state.patch({ pending: undefined });
  }

  /** Resigns a game in play, closes a room that waits. */
  exit(): Promise<unknown> {
    return act(() => this.session.client.exitGameRoom({ roomId: this.roomId }));
  }
}

export const positionOf = ({ steps }: MatchState): Position => steps.at(-1)?.after ?? startPosition;

export function sideToMove(room: GameRoom | undefined): Side | undefined {
  if (room?.status === 'TURN_USER1') return 'white';
  return room?.status === 'TURN_USER2' ? 'black' : undefined;
}

/** Where that side may play now. */
export function openTo(side: Side, { room }: MatchState): DiscSet {
  return room && sideToMove(room) === side ? DiscSet.from(room.legalMoves) : DiscSet.empty;
}

/** The last square that was played. */
export const lastSquare = (moves: Uint8Array | undefined): number | undefined =>
  [...(moves ?? [])].filter((ply) => ply !== PASS).at(-1);
