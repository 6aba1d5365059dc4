import { play, type Position, type Side, startPosition } from '@othello-rpc/kernel';
import { seededRandom } from '@othello-rpc/kernel/random';
import { choose, type Effort } from '../../bots/search/choose.ts';
import { DISC } from '../../bots/search/search.ts';
import type { Step } from '../play/game-line.ts';

/** What the search finds of one position of a game. */
export interface Evaluation {
  /** plies before it */
  ply: number;
  /** discs by which Black is ahead with best play from here */
  discs: number;
  /** whether `discs` is exact: the search went to the end of the game */
  isExact: boolean;
  /** the best square; undefined after the end */
  best: number | undefined;
  /** discs that the ply which follows gives away */
  loss: number;
}

/** A ply that gave away discs, with the better line. */
export interface TurningPoint {
  /** of the ply, from 1 */
  ply: number;
  mover: Side;
  loss: number;
  /** squares of the better line, the mover's first */
  better: number[];
}

/** plies that are looked ahead; from SOLVED_FROM empty squares on to the end */
const DEPTH = 6;
const SOLVED_FROM = 14;
const NODES = 20_000_000;
/** of the middle game: about hundredths of a disc */
const POINT = 100;
/** what a search that does not reach the end may say at most, in discs */
const MOST_GUESSED = 40;
const BETTER_LINE = 4;

/** discs from which on a ply is a turning point */
export const GIVEN_AWAY = 6;

interface Found {
  /** for Black */
  discs: number;
  isExact: boolean;
  best: number | undefined;
}

/** Deterministic: the same position gives the same result. */
function lookAt({ board, toMove }: Position, depth: number): Found {
  if (!toMove) return { discs: margin(board.black.size, board.white.size), isExact: true, best: undefined };
  const effort: Effort = { depth, nodes: NODES, solvedFrom: SOLVED_FROM };
  const { square, value, isSolved } = choose({ board, toMove }, effort, seededRandom('analysis'));
  const guessed = Math.max(-MOST_GUESSED, Math.min(MOST_GUESSED, value / POINT));
  const forMover = isSolved ? value / DISC : guessed;
  return { discs: toMove === 'black' ? forMover : 0 - forMover, isExact: isSolved, best: square };
}

/** Empty squares count for the winner. */
function margin(black: number, white: number): number {
  if (black === white) return 0;
  return black > white ? 64 - 2 * white : 2 * black - 64;
}

/** Evaluates each position of a game, the first included, in order. */
export function* evaluations(steps: readonly Step[]): Generator<Evaluation, void, undefined> {
  for (let ply = 0; ply <= steps.length; ply++) {
    const position = steps[ply - 1]?.after ?? startPosition;
    const found = lookAt(position, DEPTH);
    yield { ply, ...found, loss: lossOf(steps[ply], found) };
  }
}

/** Compared at the same depth: the move that was made, and the best one. */
function lossOf(step: Step | undefined, { discs, best }: Found): number {
  if (step?.square === undefined || step.square === best) return 0;
  const after = lookAt(step.after, DEPTH - 1).discs;
  return Math.max(0, step.mover === 'black' ? discs - after : after - discs);
}

/** The ply after an evaluation as a turning point, if it gave enough away. */
export function turningPointOf(steps: readonly Step[], { ply, loss }: Evaluation): TurningPoint | undefined {
  const step = steps[ply];
  if (!step || loss < GIVEN_AWAY) return undefined;
  return { ply: ply + 1, mover: step.mover, loss, better: betterLine(steps[ply - 1]?.after ?? startPosition) };
}

function betterLine(from: Position): number[] {
  const line: number[] = [];
  let position = from;
  while (line.length < BETTER_LINE) {
    const { best } = lookAt(position, DEPTH);
    const next = best === undefined ? undefined : play(position, best)?.position;
    if (best === undefined || !next) break;
    line.push(best);
    position = next;
  }
  return line;
}

/** Which side an evaluation favours. */
export function favoured({ discs }: Evaluation): Side | undefined {
  if (Math.abs(discs) < 0.5) return undefined;
  return discs > 0 ? 'black' : 'white';
}
