/** of an index, in ms: nothing is left behind that a scan passed over for a lock */
const FROM_THE_BEGINNING_EVERY_MS = 10_000;

/** For the select list of a scan: no transaction that commits from now on began before it. None of ours lasts as long. */
export const SETTLED = `now() - interval '30 s' AS settled`;

/**
 * Where a scan of a queue in an index starts: past what is done with. Its entries stay while an old snapshot (a dump) may
 * want them, and each scan from the beginning would read them all.
 */
export class ScanStart {
  private from: Date | null = null;
  private againMs = 0;

  /** what was passed last; null: nothing yet */
  get last(): Date | null {
    return this.from;
  }

  /** null: at the beginning, every ten seconds */
  get(): Date | null {
    return performance.now() < this.againMs ? this.from : null;
  }

  /** A scan from `get()` has left nothing of before then. */
  passed(settled: Date): void {
    const nowMs = performance.now();
    if (nowMs >= this.againMs) this.againMs = nowMs + FROM_THE_BEGINNING_EVERY_MS;
    this.from = settled;
  }
}
