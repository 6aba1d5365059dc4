import type { Run, TargetResult } from '../results.ts';
import type { Comparison, ComparisonRow, MeasurementTimes, StartedComparison } from './comparison.ts';
import { judge } from './verdicts.ts';

/** A comparison under way, and what its pairs have measured. */
export class MeasuredComparison {
  started: StartedComparison | undefined;
  readonly callers: readonly number[];
  private readonly results: readonly (readonly [ComparisonRow, TargetResult])[];

  constructor(
    { rows }: Comparison,
    private readonly run: Run,
  ) {
    this.callers = [...new Set(rows.map(({ callers }) => callers))];
    this.results = rows.map((row) => {
      const { what, unit, atLeast, atMost } = row;
      const wanted = { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) };
      return [row, { what, unit, ...wanted, pairs: [] }];
    });
  }

  /** One round each; nothing when they did not start, or one of them was lost on the way. */
  async measure(times: MeasurementTimes, isKept: boolean): Promise<void> {
    if (!this.started) return;
    for (const callers of this.callers) {
      const [ours, theirs] = [
        await this.started.ours.measure(callers, times),
        await this.started.theirs.measure(callers, times),
      ];
      if (!isKept) continue;
      for (const [row, result] of this.results.filter(([each]) => each.callers === callers)) {
        if (result.pairs.length === 0) (this.run.targets ??= []).push(result);
        result.pairs.push({ ours: row.figure(ours), theirs: row.figure(theirs) });
      }
    }
  }

  /** A target lies within an interval: another run might tell otherwise. */
  get isNear(): boolean {
    return this.started !== undefined && this.results.some(([, result]) => judge(result).isNear);
  }

  async stop(): Promise<void> {
    const { started: entered } = this;
    this.started = undefined;
    await entered?.stop();
  }
}
