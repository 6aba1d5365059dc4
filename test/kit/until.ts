import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 20;
/** a run that plants bugs waits for less, since it often waits in vain */
const TIMEOUT_MS = Number(process.env['UNTIL_TIMEOUT_MS'] ?? 60_000);

/**
 * Waits for a condition.
 * @param probe gives what was waited for, or undefined or false
 * @param what it is, for the error after `withinMs`
 */
export async function until<T>(
  probe: () => Promise<T | undefined | false>,
  what: string,
  withinMs = TIMEOUT_MS,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${withinMs / 1000} s in vain for ${what}`);
    await pause(EVERY_MS);
  }
}

/**
 * Waits until a number stays the same.
 * @param value is looked at every 20 ms
 * @param what has happened then, for the error after a minute
 * @param looks in a row that see the same number
 */
export async function untilSteady(value: () => number, what: string, looks = 25): Promise<void> {
  let [before, same] = [NaN, 0];
  await until(async () => {
    const now = value();
    same = now === before ? same + 1 : 0;
    before = now;
    return same >= looks;
  }, what);
}
