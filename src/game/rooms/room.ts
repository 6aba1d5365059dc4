import { othello } from '../../generated/othello.js';
import type { Board, Position, Side } from '@othello-rpc/kernel';
import type { ChangeEvent } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';

export const Status = othello.GameRoom.GameRoomStatus;
export type Status = othello.GameRoom.GameRoomStatus;

export const Ending = othello.GameRecord.Ending;
export type Ending = othello.GameRecord.Ending;

/** A room as its row says; never changed in place. */
export interface Room {
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
  /** what a private room is joined with; kept until it ends, so that who comes too late learns that; a rematch has none */
  readonly invite: string | undefined;
  /** of the turn in play, of the wait before */
  readonly deadline: Date;
  /** once ended; "0" = nobody */
  readonly winner: Id | undefined;
  /** how the game came to its end; undefined before, and of a room that closed without one */
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

/** Waits for the other player of an ended game, and for nobody else. */
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

/** Under which changes of the room are told. */
export const roomTopic = (id: Id): string => `room:${id}`;

/** What whoever watches the room is told. */
export const roomChangeEvent = ({ id, version }: Pick<Room, 'id' | 'version'>): ChangeEvent => ({
  topic: roomTopic(id),
  version,
});

/** Of rooms joined as `r`: nobody has come, and somebody may. */
export const UNFILLED = 'r.user_2 IS NULL AND r.ended_at IS NULL';

export const positionOf = (room: Room): Position => ({ board: room.board, toMove: sideToMove(room) });
