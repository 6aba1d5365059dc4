import { readFileSync } from 'node:fs';
import { isNotDone } from './replies.ts';
import type { Transport } from './transports.ts';
import { newPlayer, type Player } from './player.ts';

const RESENT_AT_MOST = 30;

/** Starts all calls before any is answered. */
export const atOnce = <T>(calls: readonly (() => Promise<T>)[]): Promise<T[]> =>
  Promise.all(calls.map((call) => call()));

/** `count` of them, begun again from the first when they run out: calls spread over transports. */
export const around = <T>(items: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, index) => items[index % items.length] as T);

/** The transport, whose calls are sent again as they are while they are told to be: what docs/protocol.md asks of clients. */
export const resending = (transport: Transport): Transport => ({
  ...transport,
  async call(procedure, request, caller) {
    for (let times = 0; ; times++) {
      const answered = await transport.call(procedure, request, caller);
      if (!isNotDone(answered) || times === RESENT_AT_MOST) return answered;
    }
  },
});

/** Users of their own, each over the next transport. */
export const newPlayers = (transports: readonly Transport[], count: number): Promise<Player[]> =>
  atOnce(around(transports, count).map((transport) => () => newPlayer(resending(transport))));

/** The deadlocks that the server has told of in that database. */
export function deadlocksIn(databaseUrl: string): string[] {
  const log = process.env.TEST_DATABASE_LOG;
  if (!log) throw new Error('TEST_DATABASE_LOG is not set: name the log of the server that TEST_DATABASE_URL names');
  const lines = readFileSync(log, 'utf8').split('\n');
  const database = new URL(databaseUrl).pathname.slice(1);
  return lines.filter((line) => line.startsWith(`${database}|`) && line.includes('deadlock detected'));
}
