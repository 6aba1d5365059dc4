import type { Effort } from './search/choose.ts';

/** How well a bot plays. */
export interface Level extends Omit<Effort, 'untilMs'> {
  /** the share of moves, 0 to 1, that are random, so that a beginner may win */
  slips: number;
}

/** Nodes that solve nearly every endgame; searches of depth 1 to 6 need fewer. */
const ENOUGH = 250_000;

const LEVELS: readonly Level[] = [
  { depth: 1, nodes: ENOUGH, slips: 0.4 },
  { depth: 2, nodes: ENOUGH, slips: 0.2 },
  { depth: 3, nodes: ENOUGH, slips: 0.05 },
  { depth: 4, nodes: ENOUGH, slips: 0 },
  { depth: 5, nodes: ENOUGH, slips: 0 },
  { depth: 6, nodes: ENOUGH, slips: 0 },
  { depth: 8, nodes: 400_000, slips: 0 },
  { depth: 14, nodes: 700_000, slips: 0 },
];

export const HIGHEST_LEVEL = LEVELS.length;

/** @throws RangeError with one line when there is no such level */
export function levelOf(number: number): Level {
  const level = LEVELS[number - 1];
  if (!level) throw new RangeError(`there is no level ${number}: levels go from 1 to ${HIGHEST_LEVEL}`);
  return level;
}
