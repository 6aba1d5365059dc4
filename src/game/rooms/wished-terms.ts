import type { othello } from '../../generated/othello.js';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { Seat, type Terms } from './room.ts';

/** Bounds in s, both included. */
const TURN_S = [10, 604_800] as const;
const GAME_S = [10, 10_800] as const;
const INCREMENT_S = [0, 180] as const;

/**
 * The terms that a CreateGameRoom asks for.
 * @param usualTurnS the turn of games whose creator asks for no other: asking for it is asking for none
 * @throws Failure InvalidArgument
 */
export function asTerms(req: othello.ReqCreateGameRoom, usualTurnS: number): Terms {
  const turnSeconds = within('turn_seconds', req.turnSeconds, TURN_S);
  const gameSeconds = within('game_seconds', req.gameSeconds, GAME_S) ?? 0;
  const incrementSeconds = within('increment_seconds', req.incrementSeconds, INCREMENT_S) ?? 0;
  const ownerSeat = req.seat ?? Seat.ANY;
  if (incrementSeconds > 0 && gameSeconds === 0)
    throw wrong('increment_seconds are for clocks: send game_seconds too, or leave them out');
  if (!(ownerSeat in Seat)) throw wrong(`seat ${ownerSeat} is none: see proto/othello.proto`);
  return {
    turnSeconds: gameSeconds === 0 && turnSeconds === usualTurnS ? undefined : turnSeconds,
    ...{ gameSeconds, incrementSeconds, ownerSeat, isCasual: req.casual ?? false },
  };
}

/** @returns undefined for 0 and for what was not sent */
function within(field: string, value: number | null | undefined, [least, most]: readonly [number, number]) {
  if (!value) return undefined;
  if (value < least || value > most) throw wrong(`${field} ${value}: ask for ${least} to ${most}, or for none`);
  return value;
}

const wrong = (message: string): Failure => new Failure(FAILURES.InvalidArgument, message);
