import { othello } from '../../generated/othello.js';
import type { Board, Position, Side } from '@othello-rpc/kernel';
import type { ChangeEvent } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';

export const Status = othello.GameRoom.GameRoomStatus;
export type Status = othello.GameRoom.GameRoomStatus;

export const Ending = othello.GameRecord.Ending;
export type Ending = othello.GameRecord.Ending;

export const Seat = othello.GameRoom.Seat;
export type Seat = othello.GameRoom.Seat;

/** What its creator has chosen for a game. */
export interface Terms {
  /** s, the most for a turn; undefined: as the server has it, or no limit where there are clocks */
  readonly turnSeconds: number | undefined;
  /** s on each player's clock at the start; 0: there are no clocks */
  readonly gameSeconds: number;
  /** s that each put adds to its player's clock */
  readonly incrementSeconds: number;
  /** what the room's creator plays */
  readonly ownerSeat: Seat;
  /** it changes nobody's figures */
  readonly isCasual: boolean;
}

/** Those of V_1, by which RandomJoin pairs. */
export const USUAL_TERMS: Terms = {
  turnSeconds: undefined,
  gameSeconds: 0,
  incrementSeconds: 0,
  ownerSeat: Seat.ANY,
  isCasual: false,
};

export const termsOf = ({ turnSeconds, gameSeconds, incrementSeconds, ownerSeat, isCasual }: Terms): Terms => ({
  ...{ turnSeconds, gameSeconds, incrementSeconds, ownerSeat, isCasual },
});

export const haveSameTerms = (one: Terms, other: Terms): boolean =>
  (Object.keys(USUAL_TERMS) as (keyof Terms)[]).every((term) => one[term] === other[term]);

/** A room as in its row; never changed in place. */
export interface Room extends Terms {
  readonly id: Id;
  /** made the room, plays White */
  readonly user1: Id;
  /** joined it, plays Black; undefined while it waits */
  readonly user2: Id | undefined;
  readonly status: Status;
  readonly board: Board;
  /** one byte a ply */
  readonly moves: Uint8Array;
  /** four bytes a put (passes have none): ms after startedAt, big-endian */
  readonly putTimes: Uint8Array;
  /** +1 with every committed change */
  readonly version: number;
  readonly isPrivate: boolean;
  /**
   * for joining a private room; kept until the end, so that a late guest is told that the room is full; none in a
   * rematch
   */
  readonly invite: string | undefined;
  /** whether it changes its players' ratings: neither casual nor with one of the server's own bots */
  readonly isRated: boolean;
  /** the end of the turn, or of the wait before the game */
  readonly deadline: Date;
  /** once ended; "0" = nobody */
  readonly winner: Id | undefined;
  /** how the game ended; undefined before that, and in a room that closed without a game */
  readonly endedBy: Ending | undefined;
  /** the older room that the owner of this one was moved to */
  readonly mergedInto: Id | undefined;
  /** the ended game that this one follows, colours swapped */
  readonly rematchOf: Id | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** when its second player sat down */
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
}

export const NOBODY: Id = '0';

export const isWaiting = (room: Room): boolean => room.status === Status.WAITING;

/** Whether the room waits for the other player of an ended game. */
export const isRematchOffer = (room: Room): boolean => isWaiting(room) && room.rematchOf !== undefined;

export const isInPlay = ({ status }: Room): boolean => status === Status.TURN_USER1 || status === Status.TURN_USER2;

export const sideToMove = ({ status }: Room): Side | undefined =>
  status === Status.TURN_USER2 ? 'black' : status === Status.TURN_USER1 ? 'white' : undefined;

export const turnOf = (side: Side): Status => (side === 'black' ? Status.TURN_USER2 : Status.TURN_USER1);

export const sideOf = (room: Room, userId: Id): Side => (room.user1 === userId ? 'white' : 'black');

export const userAt = (room: Room, side: Side): Id | undefined => (side === 'white' ? room.user1 : room.user2);

export const opponentOf = (room: Room, userId: Id): Id | undefined => (room.user1 === userId ? room.user2 : room.user1);

export const isSeated = (room: Room, userId: Id): boolean => room.user1 === userId || room.user2 === userId;

/** Whether the user may look at the room: a public one, or one that they sit in. */
export const maySee = (room: Room, userId: Id): boolean => !room.isPrivate || isSeated(room, userId);

/** The topic of the room's change events. */
export const roomTopic = (id: Id): string => `room:${id}`;

/** The change event of the room's current version. */
export const roomChangeEvent = ({ id, version }: Pick<Room, 'id' | 'version'>): ChangeEvent => ({
  topic: roomTopic(id),
  version,
});

/** SQL condition on rooms `r`: it waits for its second player. */
export const UNFILLED = 'r.user_2 IS NULL AND r.ended_at IS NULL';

export const positionOf = (room: Room): Position => ({ board: room.board, toMove: sideToMove(room) });
