import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 20;
/** a run that plants bugs waits for less, since it often waits in vain */
const PATIENCE_MS = Number(process.env['PATIENCE_MS'] ?? 60_000);

/**
 * Waits for a condition.
 * @param probe gives what was waited for, or undefined or false
 * @param what it is, for the error after `withinMs`
 */
export async function until<T>(
  probe: () => Promise<T | undefined | false>,
  what: string,
  withinMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${withinMs / 1000} s in vain for ${what}`);
    await pause(EVERY_MS);
  }
}
