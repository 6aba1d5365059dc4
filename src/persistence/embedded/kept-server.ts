import { EmbeddedFailure } from './embedded-failure.ts';
import type { Home } from './home.ts';
import type { Lease } from './lease.ts';
import { isServed } from './postmaster.ts';

/** ms between two looks at whether the server runs: with a start and a recovery it is back within 2 s */
const LOOK_EVERY_MS = 100;

/** A server that this process uses. */
export interface Found {
  readonly lease: Lease;
  readonly url: string;
  /** whether another process had started it */
  readonly adopted: boolean;
}

interface Keeping {
  home: Home;
  found: Found;
  /** Joins the server that another process has started again, or starts it, on the same port. */
  again: (port: string) => Promise<Found>;
  /** called each time it runs again, with the ms since it was missed */
  onRestart: (ms: number) => void;
}

/**
 * A server that is started again when it ends though somebody uses it: it was killed, for want of memory or by hand. Each
 * of its users looks after it, and one of them has the turn to start it.
 */
export class KeptServer {
  /** resolves with the reason when it can't be had again where its users look for it */
  readonly lost: Promise<EmbeddedFailure>;
  private lease: Lease;
  private readonly timer: NodeJS.Timeout;
  private restarting: Promise<void> | undefined;
  private giveUp: (reason: EmbeddedFailure) => void = () => undefined;

  constructor(private readonly keeping: Keeping) {
    this.lease = keeping.found.lease;
    this.lost = new Promise((resolve) => (this.giveUp = resolve));
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  /** No more restarts from now on. @returns the lease, for its end */
  async release(): Promise<Lease> {
    clearInterval(this.timer);
    await this.restarting;
    return this.lease;
  }

  private look(): void {
    if (this.restarting || isServed(this.keeping.home, this.lease)) return;
    this.restarting = this.restart().finally(() => (this.restarting = undefined));
  }

  private async restart(): Promise<void> {
    const { found, again, onRestart } = this.keeping;
    const since = performance.now();
    this.lease.giveUp();
    try {
      const { lease, url } = await again(new URL(found.url).port);
      this.lease = lease;
      if (url !== found.url) throw new Error('another process started it on another port');
      onRestart(performance.now() - since);
    } catch (error) {
      clearInterval(this.timer);
      const reason = error instanceof Error ? error.message : String(error);
      this.giveUp(
        error instanceof EmbeddedFailure
          ? error
          : new EmbeddedFailure(`PostgreSQL in ${this.keeping.home.path} ended (${reason})`, 'start again'),
      );
    }
  }
}
