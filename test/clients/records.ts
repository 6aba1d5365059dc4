import pg from 'pg';
import { othello } from '../../src/generated/othello.js';
import { DiscSet, formatBoard, replay, score } from '@othello-rpc/kernel';

/** What the database keeps of a game that was played to its end. */
export interface GameRecord {
  id: string;
  white: string;
  black: string;
  /** user's id, "0" for a draw */
  winner: string;
  discs: { white: number; black: number };
}

const ENDED = `SELECT id, user_1, user_2, moves, black, white, winner FROM rooms
  WHERE ended_at IS NOT NULL AND user_2 IS NOT NULL AND $1 IN (user_1, user_2) ORDER BY id`;

/**
 * The user's ended games, oldest first.
 * @throws when a game's plies are no legal game that leads to its board: a disc was placed twice, or out of turn
 */
export async function gamesOf(databaseUrl: string, userId: string): Promise<GameRecord[]> {
  const rows = await query<Record<string, string> & { moves: Buffer }>(databaseUrl, ENDED, [userId]);
  return rows.map(({ id = '', user_1: white = '', user_2: black = '', winner = '', moves, ...board }) => {
    const replayed = replay(moves).board;
    const stored = { black: DiscSet.fromInt64(board.black ?? ''), white: DiscSet.fromInt64(board.white ?? '') };
    expect(formatBoard(stored)).toBe(formatBoard(replayed));
    return { id, white, black, winner, discs: score(replayed) };
  });
}

/** How many rooms the user has made. */
export async function countRoomsMadeBy(databaseUrl: string, userId: string): Promise<number> {
  const rows = await query<{ id: string }>(databaseUrl, 'SELECT id FROM rooms WHERE user_1 = $1', [userId]);
  return rows.length;
}

/** ResultCodes in an answer's bytes, read as today: a parser of 2017 wouldn't see the new ones. */
export function codesIn(bytes: Uint8Array): number[] {
  return othello.MultipleResponse.decode(bytes).responses.map(({ result }) => result?.code ?? 0);
}

async function query<Row extends object>(databaseUrl: string, sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row & pg.QueryResultRow>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
