import type { Home } from './home.ts';
import { isPostmasterOf, readPostmaster, removeLock } from './postmaster.ts';
import { isAlive } from './process.ts';

/** A server that starts publishes its session at once, and one that stops does so in a moment. */
const graceMs = 5_000;

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
    const isOld = this.#isOld(held.text);
    if (isPostmasterOf(this.#home, held.pid)) {
      // One that neither publishes nor goes has lost its supervisor, and nothing else would ever stop it.
      if (isOld) process.kill(held.pid, 'SIGINT');
      return false;
    }
    if (Number.isNaN(held.pid) && !isOld) return false; // it is being written
    // PostgreSQL clears a dead one's lock itself, and more carefully.
    if (Number.isNaN(held.pid) || isAlive(held.pid)) removeLock(this.#home, held);
    return true;
  }

  #isOld(text: string): boolean {
    if (text !== this.#seen) {
      this.#seen = text;
      this.#sinceMs = Date.now();
    }
    return Date.now() - this.#sinceMs > graceMs;
  }
}
