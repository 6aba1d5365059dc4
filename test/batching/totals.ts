import { squareName } from '@othello-rpc/kernel';
import type { Transport, Replies } from '../kit/transports.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';
import type { Rows } from '../kit/rows.ts';
import { seatTwo, type Game } from '../kit/game.ts';

export const newGames = (transport: Transport, count: number): Promise<Game[]> =>
  Promise.all(
    Array.from({ length: count }, async () => seatTwo(await newPlayer(transport), await newPlayer(transport))),
  );

/**
 * Plays `plies` puts from the start, black and white in turn, each counted by its session.
 * @param send how a put reaches a server; it gives the answer that counts
 * @returns how many puts were acknowledged
 */
export async function playOn(
  game: Game,
  plies: number,
  send: (player: Player, square: string, seqNo: number) => Promise<Replies>,
): Promise<number> {
  const counts = new Map<Player, number>();
  let acknowledged = 0;
  let room = roomOf(await game.black.sync(game.roomId));
  while (acknowledged < plies) {
    const mover = room.status === 'TURN_USER2' ? game.black : game.white;
    const seqNo = (counts.get(mover) ?? 0) + 1;
    counts.set(mover, seqNo);
    const [square] = Buffer.from(room.legalMoves, 'base64');
    if (square === undefined) break; // the game is over
    const answered = await send(mover, squareName(square), seqNo);
    if (answered.replies[0]?.code !== 'Success')
      throw new Error(`${seqNo} in ${game.roomId}: ${JSON.stringify(answered)}`);
    acknowledged++;
    room = roomOf(answered);
  }
  return acknowledged;
}

/** What the rows say: calls counted by the players' sessions, changes and puts of the rooms since both sat down. */
export async function totals(
  rows: Rows,
  games: readonly Game[],
): Promise<{ seqNos: number; versions: number; puts: number }> {
  const [sums] = await rows.query<{ seqNos: number; versions: number; puts: number }>(
    `SELECT (SELECT sum(seq_no)::integer FROM sessions WHERE user_id = ANY ($1) AND replaced_at IS NULL) AS "seqNos",
       sum(version - 2)::integer AS versions, sum(length(put_times) / 4)::integer AS puts FROM rooms WHERE id = ANY ($2)`,
    [games.flatMap(({ white, black }) => [white.id, black.id]), games.map(({ roomId }) => roomId)],
  );
  if (!sums) throw new Error('sums have one row');
  return sums;
}
