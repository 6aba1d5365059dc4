import type { Home } from './home.ts';
import { isPostmasterOf, readPostmaster, removeLock } from './postmaster.ts';
import { isAlive } from './process.ts';

/** A server that starts publishes its session at once, and one that stops does so in a moment. */
const orphanedAfterMs = 5_000;
/** PostgreSQL writes and removes its lock within moments of being seen to run and to be gone. */
const staleAfterMs = 500;

/** Judges the lock of a data directory whose server cannot be joined. */
export class LockWatch {
  readonly #home: Home;
  #seen = '';
  #sinceMs = 0;

  constructor(home: Home) {
    this.#home = home;
  }

  /**
   * Whether a server may be started. A lock that no postmaster of this directory holds is removed: PostgreSQL itself
   * would take any process that got the dead one's process id for it, which in containers is the rule.
   */
  isFree(): boolean {
    const held = readPostmaster(this.#home.data);
    if (held === undefined) return true;
    const heldMs = this.#unchangedMs(held.text);
    if (isPostmasterOf(this.#home, held.pid)) {
      // One that neither publishes nor goes has lost its supervisor, and nothing else would ever stop it.
      if (heldMs > orphanedAfterMs) stop(held.pid);
      return false;
    }
    // PostgreSQL clears a dead one's lock itself, and more carefully; an empty one it never does.
    if (!Number.isNaN(held.pid) && !isAlive(held.pid)) return true;
    if (heldMs > staleAfterMs) removeLock(this.#home, held);
    return false;
  }

  #unchangedMs(text: string): number {
    if (text !== this.#seen || this.#sinceMs === 0) {
      this.#seen = text;
      this.#sinceMs = Date.now();
    }
    return Date.now() - this.#sinceMs;
  }
}

/** PostgreSQL's fast shutdown. */
function stop(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // it has just gone
  }
}
