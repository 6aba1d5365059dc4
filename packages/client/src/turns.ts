import { unlessAborted } from './unless-aborted.ts';

/** One at a time, in the order in which they came. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Runs `work` once all that came before is done.
   * @param signal aborted while it still waits: the work is left out
   */
  take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.last.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.last = turn.catch(() => undefined);
    return unlessAborted(turn, signal);
  }
}
