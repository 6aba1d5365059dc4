/** The newest value of one part of a distribution, with what identifies the call that it came from. */
export interface Exemplar {
  requestId: string;
  value: number;
  /** ms since 1970 */
  atMs: number;
}

/** Counts values by upper bounds, as a histogram of Prometheus has them. Adding one costs a few comparisons. */
export class Distribution {
  /** of the values up to each bound and above the one before it; the last one counts the values above all bounds */
  readonly counts: number[];
  /** by the same index, where there is one */
  readonly exemplars: (Exemplar | undefined)[] = [];
  sum = 0;

  /** @param bounds upper bounds, ascending */
  constructor(readonly bounds: readonly number[]) {
    this.counts = new Array<number>(bounds.length + 1).fill(0);
  }

  /** @param requestId of the call that the value is of, if it has one */
  add(value: number, requestId?: string): void {
    const { bounds, counts } = this;
    let index = 0;
    while (index < bounds.length && value > (bounds[index] as number)) index++;
    counts[index] = (counts[index] as number) + 1;
    this.sum += value;
    if (requestId !== undefined) this.exemplars[index] = { requestId, value, atMs: Date.now() };
  }
}
