import { setTimeout as sleep } from 'node:timers/promises';
import { CallRefused, isTurnOf, type OthelloClient, positionOf, type Room, type RoomState } from '@othello-rpc/client';
import type { RandomSource } from '@othello-rpc/kernel/random';
import { atOnce, type Pace } from './pace.ts';
import type { Strategy } from './strategy.ts';

/** Who sits in a room, and how they play. */
export interface Seat {
  client: OthelloClient;
  userId: string;
  strategy: Strategy;
  random: RandomSource;
  /** by default `atOnce` */
  pace?: Pace;
  /** called once the game is in play */
  onBegin?: () => void;
  signal?: AbortSignal;
}

/** Refusals that are no errors here: the room changed meanwhile, and the watch shows its new state. */
const OVERTAKEN = ['ErrorNotYourTurn', 'ErrorGameNotInPlay'];

/**
 * Waits for an opponent if there is none, and plays to the end.
 * @returns the room's last state; undefined when the signal was aborted before the end
 */
export async function playRoom(roomId: string, seat: Seat): Promise<RoomState | undefined> {
  const { client, userId, strategy, random, pace = atOnce, signal } = seat;
  let { onBegin } = seat;
  for await (const state of client.watchRoom(roomId, { signal })) {
    const { room, over } = state;
    if (over) return state;
    if (room.status === 'WAITING') continue;
    onBegin?.();
    onBegin = undefined;
    const { board, toMove } = positionOf(room);
    if (!toMove || !isTurnOf(room, userId)) continue;
    const readyMs = performance.now() + pace({ board, toMove });
    const square = await strategy({ board, toMove }, random);
    await pauseUntil(readyMs, signal);
    if (!signal?.aborted) await put(seat, room, square);
  }
  return undefined;
}

/** @param readyMs by performance.now() */
async function pauseUntil(readyMs: number, signal: AbortSignal | undefined): Promise<void> {
  const ms = readyMs - performance.now();
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined); // aborted: the caller sees the signal
}

async function put({ client }: Seat, { roomId, version }: Room, square: number): Promise<void> {
  try {
    await client.gamePut({ roomId, r: square >> 3, c: square & 7, version });
  } catch (error) {
    if (!(error instanceof CallRefused && OVERTAKEN.includes(error.code))) throw error;
  }
}
