import type { Side } from './board.ts';
import { isSquare } from './disc-set.ts';
import { formatMoves } from './notation.ts';
import { PASS, play, type Played, type Position, startPosition } from './rules.ts';

/** A move of a game, with the passes that it forced and what it led to. */
export interface PlayedMove extends Played {
  readonly mover: Side;
  readonly square: number;
}

/**
 * The moves of a game from its start, one after the other.
 * @param plies forced passes included as `play` gives them
 * @throws RangeError when a ply is illegal, or a pass is missing or not forced; the moves before it are given first
 */
export function* playedMoves(plies: Iterable<number>): Generator<PlayedMove, void, undefined> {
  let position = startPosition;
  let number = 0;
  let owedPasses = 0;
  const refusal = (ply: number, reason: string) => new RangeError(`ply ${number} (${plyName(ply)}): ${reason}`);
  for (const ply of plies) {
    number += 1;
    if (ply === PASS) {
      if (owedPasses === 0) throw refusal(ply, 'the pass is not forced');
      owedPasses -= 1;
      continue;
    }
    if (owedPasses > 0) throw refusal(ply, 'a pass is missing before it');
    const { toMove: mover } = position;
    const played = play(position, ply);
    if (mover === undefined || played === undefined) throw refusal(ply, 'the move is illegal');
    position = played.position;
    owedPasses = played.plies.length - 1;
    yield { ...played, mover, square: ply };
  }
  number += 1;
  if (owedPasses > 0) throw refusal(PASS, 'the pass is missing at the end');
}

/**
 * The position after the plies of a game from its start, forced passes included as `play` gives them.
 * @throws RangeError when a ply is illegal, or a pass is missing or not forced.
 */
export function replay(plies: Iterable<number>): Position {
  let position = startPosition;
  for (const move of playedMoves(plies)) ({ position } = move);
  return position;
}

function plyName(ply: number): string {
  return ply === PASS || isSquare(ply) ? formatMoves([ply]) : String(ply);
}
