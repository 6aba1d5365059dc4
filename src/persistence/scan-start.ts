/** ms between two scans of the whole index, which find the rows that a scan skipped because they were locked */
const FROM_THE_BEGINNING_EVERY_MS = 10_000;

/** For the select list of a scan: no transaction that began before this time is still open, since none lasts 30 s. */
export const SETTLED = `now() - interval '30 s' AS settled`;

/**
 * Where the next scan of an index starts: after the entries that are done. Dead entries stay in the index while an old
 * snapshot (a dump, say) may need them, and a scan from the beginning would read them all.
 */
export class ScanStart {
  private from: Date | null = null;
  private againMs = 0;

  /** the last time given to `passed`; null: none yet */
  get last(): Date | null {
    return this.from;
  }

  /** @returns null: start at the beginning, which is due every ten seconds */
  get(): Date | null {
    return performance.now() < this.againMs ? this.from : null;
  }

  /** To be called after a scan from `get()` that found everything done before that time. */
  passed(settled: Date): void {
    const nowMs = performance.now();
    if (nowMs >= this.againMs) this.againMs = nowMs + FROM_THE_BEGINNING_EVERY_MS;
    this.from = settled;
  }
}
