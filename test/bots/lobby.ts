import type { Rows } from '../kit/rows.ts';

/** A waiting public room of a bot. */
export interface BotRoom {
  roomId: string;
  name: string;
  version: number;
}

/** The bots that wait, in the order of their rooms. */
export async function waitingBots(rows: Rows): Promise<BotRoom[]> {
  const found = await rows.query<{ id: string; name: string; version: number }>(
    `SELECT r.id, u.name, r.version FROM rooms r JOIN users u ON u.id = r.user_1
     WHERE u.is_bot AND r.user_2 IS NULL AND r.ended_at IS NULL AND NOT r.private ORDER BY r.id`,
  );
  return found.map(({ id, name, version }) => ({ roomId: id, name, version }));
}

export const namesOf = (rooms: BotRoom[]): string[] => rooms.map(({ name }) => name);

export async function botCount(rows: Rows): Promise<number> {
  const [row] = await rows.query<{ count: string }>('SELECT count(*) FROM users WHERE is_bot');
  return Number(row?.count);
}
