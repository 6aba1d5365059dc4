import { formatMoves, parseMoves, PASS, replay } from '@othello-rpc/kernel';
import type { Replies } from './transports.ts';
import { outline, type Player, roomOf } from './player.ts';
import type { Rows } from './rows.ts';

/** Two players in a room in play; black moves first. */
export interface Game {
  roomId: string;
  white: Player;
  black: Player;
}

/** Lines of play from the start; `--` is a pass. */
export const LINES = {
  /** black takes every disc: 13-0 */
  blackWins: 'd3c3b3d2e1d6d7e3f4',
  /** white takes every disc: 0-14 */
  whiteWins: 'd3c3b3e3f5a3c4e6f4g4',
  /** black has no move after it, and white moves again */
  passesBlack: 'c4c3f5b4a4a5c2d2e2a3b2e1--',
  /** 32-32 */
  draw: 'd3e3f3c5c6c7b7e2f6g4g2f5d6c3b2a7b5g3g6b3g5d7e1a1a8h1e7d1c1g7h3d8f8f2g8b6c2f4a3h6h7f7h5d2b4b1a4a5g1e6a6f1c4b8c8h2a2h4e8h8',
  /** neither side has a move, one square is left empty: 19-44 */
  twoPasses:
    'e6d6c4d3c3f5c6d7f4b2g6b3c5b6a2b5a5a3a4a6e7a1d2e2c8d8c7d1a7b7c2c1e8g5f6g4h4h7g3h5h6a8f1f8b1b8h8f3f7h3e1g8b4g1f2g7e3g2h2----',
};

/** The room that `white` makes and `black` joins. @param terms what the making asks for */
export async function seatTwo(white: Player, black: Player, terms: object = {}): Promise<Game> {
  const { roomId } = roomOf(await white.create(terms));
  const joined = await black.join(roomId);
  if (outline(joined)[0] !== 'joinGameRoomRsp Success') throw new Error(`not joined: ${JSON.stringify(joined)}`);
  return { roomId, white, black };
}

/**
 * Both play a line from the start of the game, each put by whose turn it is.
 * @returns the replies to the last put
 */
export async function playLine({ roomId, white, black }: Game, line: string): Promise<Replies> {
  let last: Replies | undefined;
  for (const [index, ply] of parseMoves(line).entries()) {
    if (ply === PASS) continue;
    last = await (index % 2 === 0 ? black : white).put(roomId, formatMoves([ply]));
    if (last.replies[0]?.code !== 'Success') throw new Error(`ply ${index + 1}: ${JSON.stringify(last)}`);
  }
  if (!last) throw new Error('a line has a put at least');
  return last;
}

/** Puts the board of a game just begun where a line leads, as if it had been played. */
export async function standAfter(rows: Rows, { roomId }: Game, line: string): Promise<void> {
  const plies = parseMoves(line);
  const { board, toMove } = replay(plies);
  if (!toMove) throw new Error('that line ends the game: play its last put');
  await rows.query(
    `UPDATE rooms SET black = $2, white = $3, moves = $4, status = $5, version = 2 + $6::integer,
       put_times = decode(repeat('00000000', $6), 'hex') WHERE id = $1`,
    [
      ...[roomId, board.black.toInt64(), board.white.toInt64(), Buffer.from(plies), toMove === 'black' ? 2 : 1],
      plies.filter((ply) => ply !== PASS).length,
    ],
  );
}

/** All of a line but its last put, and that put by whose turn it is. */
export function splitLine(line: string): { before: string; last: string; byBlack: boolean } {
  const plies = parseMoves(line);
  const index = plies.findLastIndex((ply) => ply !== PASS);
  return {
    before: formatMoves(plies.slice(0, index)),
    last: formatMoves(plies.slice(index, index + 1)),
    byBlack: index % 2 === 0,
  };
}

/** Plays the last put of a line, the board standing before it. @returns the replies to the put */
export async function playLast(rows: Rows, game: Game, line: string): Promise<Replies> {
  const { before, last, byBlack } = splitLine(line);
  await standAfter(rows, game, before);
  return (byBlack ? game.black : game.white).put(game.roomId, last);
}
