import { build, type Histogram } from 'hdr-histogram-js';
import type { LatencyMs } from './results.ts';

const LONGEST_US = 600_000_000;

/** An HDR histogram of µs: three digits are kept from 1 µs to 10 minutes. */
export class Latencies {
  private readonly histogram: Histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_US,
    numberOfSignificantValueDigits: 3,
  });

  record(ms: number): void {
    this.histogram.recordValue(Math.min(LONGEST_US, Math.max(1, Math.round(ms * 1000))));
  }

  get count(): number {
    return this.histogram.totalCount;
  }

  summary(): LatencyMs {
    const at = (percent: number) => this.histogram.getValueAtPercentile(percent) / 1000;
    return { p50: at(50), p90: at(90), p99: at(99), p999: at(99.9), max: this.histogram.maxValue / 1000 };
  }
}
