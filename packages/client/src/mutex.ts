import { unlessAborted } from './unless-aborted.ts';

/** Runs one piece of work at a time, in the order of the calls of `run`. */
export class Mutex {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Runs `work` once all that was asked for before is done.
   * @param signal aborted while the work still waits: it is left out
   */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const done = this.last.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.last = done.catch(() => undefined);
    return unlessAborted(done, signal);
  }
}
