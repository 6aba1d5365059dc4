import type { Player } from './player.ts';
import type { Rows } from './rows.ts';

export interface OpenRoom {
  id: string;
  user_1: string;
  user_2: string | null;
}

/** The waiting and live rooms of those players. */
export const openRooms = (rows: Rows, players: readonly Player[]): Promise<OpenRoom[]> =>
  rows.query<OpenRoom>(
    `SELECT id, user_1, user_2 FROM rooms
     WHERE ended_at IS NULL AND (user_1 = ANY ($1) OR user_2 = ANY ($1)) ORDER BY id`,
    [players.map(({ id }) => id)],
  );

/** The players sit two by two, each in one room, and their seats say so. */
export async function expectPairs(rows: Rows, players: readonly Player[]): Promise<OpenRoom[]> {
  const ids = players.map(({ id }) => id);
  const rooms = await openRooms(rows, players);
  expect(rooms.flatMap(({ user_1, user_2 }) => [user_1, user_2]).toSorted()).toEqual(ids.toSorted());
  const seats = await rows.query<{ room_id: string }>('SELECT room_id FROM seats WHERE user_id = ANY ($1)', [ids]);
  expect(seats.map(({ room_id }) => room_id).toSorted()).toEqual(rooms.flatMap(({ id }) => [id, id]).toSorted());
  return rooms;
}

/** Ends all their games and waits; and makes them as strong as new players, so that the window of each holds the others. */
export async function leaveAll(rows: Rows, players: readonly Player[]): Promise<void> {
  for (const { id, user_1, user_2 } of await openRooms(rows, players))
    await players.find((player) => [user_1, user_2].includes(player.id))?.exit(id);
  await levelRatings(rows, players);
}

export async function levelRatings(rows: Rows, players: readonly Player[], rating = 1500): Promise<void> {
  await rows.query('UPDATE users SET rating = $2 WHERE id = ANY ($1)', [players.map(({ id }) => id), rating]);
}
