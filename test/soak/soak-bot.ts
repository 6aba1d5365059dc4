import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isTurnOf, OthelloClient, type Room, roomOf, type Transport } from '@othello-rpc/client';

/** A put that was answered with Success: it must be in the database for ever. */
export interface Acknowledged {
  roomId: string;
  /** of the room, that the put answered */
  version: number;
  square: number;
}

/** How calls of all bots went. */
export interface Ledger {
  readonly acknowledged: Acknowledged[];
  /** what reached a bot above its SDK */
  readonly errors: string[];
  /** games that a bot saw end */
  ended: number;
  /** ms of each call from its first attempt to its answer */
  readonly roundTripsMs: number[];
  /** attempts that were not answered, and were made again */
  retries: number;
}

export const newLedger = (): Ledger => ({ acknowledged: [], errors: [], ended: 0, roundTripsMs: [], retries: 0 });

/** What a bot needs: its way to the server, where it writes, and when it stops. */
export interface SoakBotParts {
  transport: Transport;
  ledger: Ledger;
  /** ms that it thinks about a move, half of it at least */
  thinkMs: number;
  startAfterMs: number;
  /** attempts of a call, for a server that is away for longer than the SDK waits by itself */
  maxAttempts?: number;
  signal: AbortSignal;
}

/** Plays against whoever joins, game after game, until the signal is aborted. Never rejects: errors go to the ledger. */
export async function runSoakBot({
  transport,
  ledger,
  thinkMs,
  startAfterMs,
  maxAttempts = 5,
  signal,
}: SoakBotParts): Promise<void> {
  const client = new OthelloClient({ transport, retry: { maxAttempts } });
  client.on('call', ({ roundTripMs }) => void ledger.roundTripsMs.push(roundTripMs));
  client.on('retry', () => void ledger.retries++);
  try {
    await pause(startAfterMs, undefined, { signal });
    const name = `s${randomBytes(6).toString('hex')}`;
    const { user } = await client.loginOrRegister({ platformToken: randomBytes(16).toString('hex'), name });
    while (!signal.aborted) {
      const { roomId } = roomOf(await client.randomJoin({ createIfNone: true }));
      for await (const { room, over } of client.watchRoom(roomId, { signal })) {
        if (over) ledger.ended++;
        if (over || !isTurnOf(room, user?.id ?? '')) continue;
        await pause(thinkMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) await put(client, room, ledger);
      }
    }
  } catch (error) {
    ledger.errors.push(`${transport.name}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    client.close();
  }
}

async function put(client: OthelloClient, { roomId, version, legalMoves }: Room, ledger: Ledger): Promise<void> {
  const square = legalMoves[Math.floor(Math.random() * legalMoves.length)] ?? 0;
  await client.gamePut({ roomId, r: square >> 3, c: square & 7, version });
  ledger.acknowledged.push({ roomId, version, square });
}
