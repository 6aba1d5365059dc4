import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { isBusyLoad, loadAverage } from './machine.ts';

/** The load of one minute is half of what it was after 42 s; a machine that is still busy then has other work. */
const LONGEST_MS = 180_000;
const LOOK_MS = 5000;

export interface QuietOptions {
  /** of one minute */
  load?: () => number;
  cores?: number;
  lookMs?: number;
  longestMs?: number;
}

/**
 * Waits until what ran before has left the load average, `npm run bench`'s own installation and build among it.
 * @param tell called once with one line, if there is something to wait for
 */
export async function untilQuiet(
  signal: AbortSignal,
  tell: (line: string) => void,
  {
    load = () => loadAverage()[0],
    cores = os.cpus().length,
    lookMs = LOOK_MS,
    longestMs = LONGEST_MS,
  }: QuietOptions = {},
): Promise<void> {
  const beganMs = performance.now();
  if (isBusyLoad(load(), cores))
    tell(`the load is ${load().toFixed(1)} on ${cores} cores: waiting up to ${longestMs / 1000} s for it to fall`);
  while (isBusyLoad(load(), cores) && performance.now() - beganMs < longestMs && !signal.aborted)
    await pause(lookMs, undefined, { signal }).catch(() => undefined);
}
