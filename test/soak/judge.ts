import { PASS, replay } from '@othello-rpc/kernel';
import type { Rows } from '../kit/rows.ts';
import type { Acknowledged } from './soak-bot.ts';

interface Row {
  id: string;
  status: number;
  version: number;
  moves: Buffer;
  black: string;
  white: string;
}

/** What the database holds of the games. */
export interface Verdict {
  games: number;
  ended: number;
  puts: number;
  /** what is wrong, a line each */
  faults: string[];
}

/** a room is at version 2 when its game begins, and one further with each put */
const VERSION_AT_START = 2;
const GAME_OVER = 3;

/** Holds every game to the rules of the kernel, and to what its players were told. */
export async function judge(rows: Rows, acknowledged: readonly Acknowledged[]): Promise<Verdict> {
  const rooms = await rows.query<Row>(
    'SELECT id, status, version, moves, black, white FROM rooms WHERE user_2 IS NOT NULL ORDER BY id',
  );
  const puts = new Map(rooms.map(({ id, moves }) => [id, [...moves].filter((ply) => ply !== PASS)]));
  const lost = acknowledged
    .filter(({ roomId, version, square }) => puts.get(roomId)?.[version - VERSION_AT_START] !== square)
    .map(({ roomId, version, square }) => `room ${roomId}: put of ${square} at version ${version} is lost`);
  const ended = rooms.filter(({ status }) => status === GAME_OVER).length;
  return {
    games: rooms.length,
    ended,
    puts: [...puts.values()].flat().length,
    faults: [
      ...lost,
      ...rooms.flatMap((room) => faultsOf(room, puts.get(room.id)?.length ?? 0)),
      ...(await reckon(rows, ended)),
    ],
  };
}

function faultsOf({ id, status, version, moves, black, white }: Row, puts: number): string[] {
  try {
    const { board, toMove } = replay([...moves]);
    const faults = [];
    if (board.black.toInt64() !== black || board.white.toInt64() !== white)
      faults.push(`room ${id}: its moves don't lead to its board`);
    if (version !== VERSION_AT_START + puts) faults.push(`room ${id}: version ${version} after ${puts} puts`);
    if ((toMove === undefined) !== (status === GAME_OVER)) faults.push(`room ${id}: status ${status} amid its moves`);
    return faults;
  } catch (error) {
    return [`room ${id}: its moves are none (${String(error)})`];
  }
}

/** Each end was counted once, for both players. */
async function reckon(rows: Rows, ended: number): Promise<string[]> {
  const [sums] = await rows.query<{ counted: string }>(
    'SELECT coalesce(sum(win + lose + draw), 0) AS counted FROM users',
  );
  return Number(sums?.counted) === 2 * ended ? [] : [`${ended} games ended, ${sums?.counted} were counted by players`];
}
