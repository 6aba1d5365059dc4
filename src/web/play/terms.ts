import type { GameRoom, ReqCreateGameRoom } from '@othello-rpc/client';
import type { Side } from '@othello-rpc/kernel';
import type { Messages } from '../language/english.ts';
import { Store } from '../store.ts';
import { sideToMove } from './match.ts';

type Time = Pick<ReqCreateGameRoom, 'turnSeconds' | 'gameSeconds' | 'incrementSeconds'>;

const DAY_S = 86_400;

/** The time controls that can be chosen, the server's own first. */
export const TIMES: readonly Time[] = [
  {},
  { gameSeconds: 60 },
  { gameSeconds: 180, incrementSeconds: 2 },
  { gameSeconds: 300, incrementSeconds: 3 },
  { gameSeconds: 600, incrementSeconds: 5 },
  { turnSeconds: 30 },
  { turnSeconds: DAY_S },
  { turnSeconds: 3 * DAY_S },
];

/** ANY is White, by which the server pairs people who look for a game. */
export const SEATS = ['ANY', 'BLACK', 'RANDOM'] as const;
export type Seat = (typeof SEATS)[number];

/** What the player has chosen for the games that they open. */
export interface Chosen {
  /** index of TIMES */
  time: number;
  seat: Seat;
  casual: boolean;
}

export const chosen = new Store<Chosen>({ time: 0, seat: 'ANY', casual: false });

/** @returns what CreateGameRoom asks for; nothing where the choice is the usual one */
export function asked({ time, seat, casual }: Chosen): ReqCreateGameRoom {
  return { ...TIMES[time], ...(seat !== 'ANY' && { seat }), ...(casual && { casual }) };
}

/** `5 min + 3 s`. @returns undefined for the server's own limit */
export function timeWords({ turnSeconds, gameSeconds, incrementSeconds = 0 }: Time, text: Messages) {
  if (gameSeconds) return text.clockTime(Math.round(gameSeconds / 6) / 10, incrementSeconds);
  if (!turnSeconds) return undefined;
  return turnSeconds >= DAY_S ? text.daysATurn(turnSeconds / DAY_S) : text.secondsATurn(turnSeconds);
}

/** What is unusual about a room, in a few words each: its time, its creator's colour, that it is casual. */
export function termsWords(room: GameRoom | undefined, text: Messages): string[] {
  if (!room) return [];
  const seat = room.seat === 'BLACK' ? text.creatorIsBlack : room.seat === 'RANDOM' ? text.randomColour : undefined;
  return [timeWords(room, text), seat, room.casual ? text.casual : undefined].filter((each) => each !== undefined);
}

/** A clock runs until a moment by the server's time, or stands at so many ms. */
export type ClockState = { deadlineMs: number } | { leftMs: number };

/** The clock of one side; undefined: it has none. */
export function clockOf(room: GameRoom | undefined, side: Side): ClockState | undefined {
  const turn = sideToMove(room);
  if (turn === undefined) return undefined;
  if (turn === side) return { deadlineMs: Number(room?.turnDeadline) };
  const leftMs = side === 'white' ? room?.remaining1 : room?.remaining2;
  return leftMs === undefined ? undefined : { leftMs };
}
