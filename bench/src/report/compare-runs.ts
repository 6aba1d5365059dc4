import { compare, type Figure, FIGURES, figureOf, firstMeasurement, nameOf } from '../cell-figures.ts';
import type { Run } from '../results.ts';
import { type Estimate, estimate } from '../statistics.ts';
import { judge } from '../targets/verdicts.ts';

/** One figure that both runs have. */
export interface Change {
  what: string;
  /** in the older run and in the newer one */
  from: Estimate;
  to: Estimate;
  /** newer ÷ older: the medians' ratio, and all that the two intervals and the runs' own noise allow */
  ratio: Estimate;
  verdict: 'better' | 'worse' | 'same';
}

export interface Comparison {
  changes: Change[];
  /** what only one of them has */
  onlyOlder: string[];
  onlyNewer: string[];
  /** why figures of time are told and not judged; undefined on one machine */
  otherMachine: string | undefined;
}

/** Of cells, and whether more is better. Bytes do not depend on the machine. */
const JUDGED: readonly { figure: Figure; isMoreBetter: boolean; isOfTime: boolean }[] = [
  { figure: 'server CPU µs', isMoreBetter: false, isOfTime: true },
  { figure: 'calls/s', isMoreBetter: true, isOfTime: true },
  { figure: 'p99 ms', isMoreBetter: false, isOfTime: true },
  { figure: 'bytes both ways', isMoreBetter: false, isOfTime: false },
];

interface Measured {
  value: Estimate;
  isMoreBetter: boolean;
  isOfTime: boolean;
  /** 0.05: a run that measures the same again may differ by 5 % */
  noise: number;
}

/**
 * What a newer run changed against an older one, beyond noise: the intervals do not touch, and they lie further apart than
 * what either run found between two measurements of one cell. Figures of time are judged on one machine only; bytes, and
 * targets, which are ratios within a run, everywhere.
 */
export function compareRuns(older: Run, newer: Run): Comparison {
  const [before, after] = [figuresOf(older), figuresOf(newer)];
  const otherMachine = differenceOf(older, newer);
  const changes = [...after].flatMap(([what, to]) => {
    const from = before.get(what);
    return from ? [changeOf(what, { from, to, isJudged: otherMachine === undefined || !to.isOfTime })] : [];
  });
  const missingIn = (one: ReadonlyMap<string, Measured>, other: ReadonlyMap<string, Measured>) =>
    [...one.keys()].filter((what) => !other.has(what));
  return {
    changes,
    onlyOlder: missingIn(before, after),
    onlyNewer: missingIn(after, before),
    otherMachine,
  };
}

/** By name; two runs name the same thing alike. */
function figuresOf(run: Run): ReadonlyMap<string, Measured> {
  const figures = new Map<string, Measured>();
  for (const { figure, isMoreBetter, isOfTime } of JUDGED) {
    const noise = isOfTime ? noiseOf(run, figure) : 0;
    for (const cell of run.cells ?? []) {
      if (cell.rounds.every((round) => FIGURES[figure](round) === 0)) continue; // no bytes in one process
      figures.set(`${nameOf(cell)}: ${figure}`, { value: figureOf(cell, figure), isMoreBetter, isOfTime, noise });
    }
  }
  for (const { codec, message, bytes, encodeNs, decodeNs } of run.codecs ?? []) {
    const exactly = { median: bytes, low: bytes, high: bytes };
    const ofTime = { isMoreBetter: false, isOfTime: true, noise: 0 };
    figures.set(`${codec}, ${message}: bytes`, { value: exactly, isMoreBetter: false, isOfTime: false, noise: 0 });
    figures.set(`${codec}, ${message}: ns to encode`, { value: estimate(encodeNs), ...ofTime });
    figures.set(`${codec}, ${message}: ns to decode`, { value: estimate(decodeNs), ...ofTime });
  }
  for (const target of run.targets ?? []) {
    const { ratio } = judge(target);
    const isMoreBetter = target.atLeast !== undefined;
    figures.set(`target: ${target.what}, ${target.unit}`, { value: ratio, isMoreBetter, isOfTime: false, noise: 0 });
  }
  return figures;
}

/** How far the second measurement of a cell was from its first at most. */
function noiseOf(run: Run, figure: Figure): number {
  const deviations = (run.again ?? []).flatMap((second) => {
    const first = firstMeasurement(run, second);
    const found = first && compare(second, first, figure);
    return found && Number.isFinite(found.median) ? [Math.abs(found.median - 1)] : [];
  });
  return Math.max(0, ...deviations);
}

function changeOf(what: string, { from, to, isJudged }: { from: Measured; to: Measured; isJudged: boolean }): Change {
  const noise = 1 + Math.max(from.noise, to.noise);
  const ratio = {
    median: to.value.median / from.value.median,
    low: to.value.low / from.value.high / noise,
    high: (to.value.high / from.value.low) * noise,
  };
  const [isMore, isLess] = [isJudged && ratio.low > 1, isJudged && ratio.high < 1];
  const isBetter = to.isMoreBetter ? isMore : isLess;
  return {
    what,
    from: from.value,
    to: to.value,
    ratio,
    verdict: isBetter ? 'better' : isMore || isLess ? 'worse' : 'same',
  };
}

function differenceOf(older: Run, newer: Run): string | undefined {
  const nameOfMachine = ({ machine: { cpu, cores } }: Run) => `${cpu}, ${cores} cores`;
  const [before, after] = [nameOfMachine(older), nameOfMachine(newer)];
  return before === after ? undefined : `measured on ${before}, and on ${after}`;
}

/** How much worse, as a share: 0.25 for 25 % more of a cost, or for a rate that fell to 1 / 1.25. */
export const lossOf = ({ ratio: { median } }: Change): number => Math.max(median, 1 / median) - 1;
