import { empty, legalMoves } from '@othello-rpc/kernel';
import type { Turn } from './strategy.ts';

/** How many ms a bot takes for a move at least, its search included. */
export type Pace = (turn: Turn) => number;

const LEAST_MS = 600;
const MOST_MS = 2500;
/** legal moves with which a choice takes longest */
const HARDEST = 14;
/** with so many empty squares the opening is played, quickly */
const OPENING = 52;
const OPENING_SHARE = 0.3;
/** of a turn's time at most */
const SHARE_OF_TURN = 0.25;

/** At once: for bots that play programs. */
export const atOnce: Pace = () => 0;

/**
 * As a person takes it: 0.6 s for an only move, up to 2.5 s for a choice among many, never over a quarter of the turn.
 * An opponent then sees their own discs turn before the answer.
 */
export const unhurried =
  (turnTimeoutS: number): Pace =>
  ({ board, toMove }) => {
    const choices = Math.min(HARDEST, legalMoves(board, toMove).size);
    const hardness = ((choices - 1) / (HARDEST - 1)) * (empty(board).size >= OPENING ? OPENING_SHARE : 1);
    const ms = LEAST_MS + Math.max(0, hardness) * (MOST_MS - LEAST_MS);
    return Math.round(Math.min(ms, turnTimeoutS * 1000 * SHARE_OF_TURN));
  };
