import { type Board, DiscSet, legalMoves } from '@othello-rpc/kernel';
import { type Select, selectList } from '../../persistence/index.ts';
import { Ending, type Room, Status } from './room.ts';

/** A room's columns; `id` is null when a join found none. */
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
  turn_seconds: number | null;
  game_seconds: number;
  increment_seconds: number;
  owner_seat: number;
  casual: boolean;
  rated: boolean;
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

const COLUMNS: Readonly<Record<keyof RoomRow, true>> = {
  id: true,
  user_1: true,
  user_2: true,
  status: true,
  black: true,
  white: true,
  moves: true,
  put_times: true,
  version: true,
  private: true,
  invite: true,
  turn_seconds: true,
  game_seconds: true,
  increment_seconds: true,
  owner_seat: true,
  casual: true,
  rated: true,
  deadline: true,
  winner: true,
  ended_by: true,
  merged_into: true,
  rematch_of: true,
  created_at: true,
  updated_at: true,
  started_at: true,
  ended_at: true,
};

/** For a query that joins rooms as `alias`; read with `roomFrom`. */
export const roomSelect = (alias: string): Select<RoomRow> =>
  Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, `${alias}.${column}`])) as Select<RoomRow>;

/** `roomSelect` as SQL text. */
export const roomColumns = (alias: string): string => selectList(roomSelect(alias));

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
    turnSeconds: row.turn_seconds ?? undefined,
    gameSeconds: row.game_seconds,
    incrementSeconds: row.increment_seconds,
    ownerSeat: row.owner_seat,
    isCasual: row.casual,
    isRated: row.rated,
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

/** For games that an older release ended, without ended_by: if a side could still move, the game was resigned. */
function endingOf({ status, user_2: user2, ended_at: endedAt }: RoomRow, board: Board): Ending | undefined {
  if (endedAt === null || user2 === null) return undefined;
  if ((status as Status) === Status.TIMEOUT) return Ending.TIME_OUT;
  const isDecided = legalMoves(board, 'black').isEmpty && legalMoves(board, 'white').isEmpty;
  return isDecided ? Ending.SCORE : Ending.RESIGNATION;
}
