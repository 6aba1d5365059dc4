import { othello } from '../generated/othello.js';
import { type Board, DiscSet, legalMoves, type Position, type Side } from '@othello-rpc/kernel';
import type { ChangeEvent } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';

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

export const ROOM_COLUMNS = [
  ...(['id', 'user_1', 'user_2', 'status', 'black', 'white', 'moves', 'put_times', 'version', 'private'] as const),
  ...([
    'deadline',
    'winner',
    'ended_by',
    'merged_into',
    'rematch_of',
    'invite',
    'created_at',
    'updated_at',
    'started_at',
    'ended_at',
  ] as const),
] satisfies (keyof RoomRow)[];

/** Columns of a room joined as `alias`; read with `roomFrom`. */
export const roomColumns = (alias: string): string => ROOM_COLUMNS.map((column) => `${alias}.${column}`).join(', ');

export interface RoomRow {
  id: string | null;
  user_1: string;
  user_2: string | null;
  status: number;
  black: string;
  white: string;
  moves: Buffer;
  put_times: Buffer;
  version: number;
  private: boolean;
  invite: string | null;
  deadline: Date;
  winner: string | null;
  ended_by: number | null;
  merged_into: string | null;
  rematch_of: string | null;
  created_at: Date;
  updated_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
}

/** @returns undefined when the join found no room */
export function roomFrom(row: RoomRow): Room | undefined {
  if (row.id === null) return undefined;
  const board = { black: DiscSet.fromInt64(row.black), white: DiscSet.fromInt64(row.white) };
  return {
    id: row.id,
    user1: row.user_1,
    user2: row.user_2 ?? undefined,
    status: row.status,
    board,
    moves: row.moves,
    putTimes: row.put_times,
    version: row.version,
    isPrivate: row.private,
    invite: row.invite ?? undefined,
    deadline: row.deadline,
    winner: row.winner ?? undefined,
    endedBy: row.ended_by ?? endingOf(row, board),
    mergedInto: row.merged_into ?? undefined,
    rematchOf: row.rematch_of ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startedAt: row.started_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
  };
}

/** Of a game that a node ended which did not write it: one whose side to move still had a move was resigned. */
function endingOf({ status, user_2: user2, ended_at: endedAt }: RoomRow, board: Board): Ending | undefined {
  if (endedAt === null || user2 === null) return undefined;
  if ((status as Status) === Status.TIMEOUT) return Ending.TIME_OUT;
  const isDecided = legalMoves(board, 'black').isEmpty && legalMoves(board, 'white').isEmpty;
  return isDecided ? Ending.SCORE : Ending.RESIGNATION;
}
