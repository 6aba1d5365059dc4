import { type Change, type Comparison, lossOf } from './compare-runs.ts';
import { shown, shownEstimate, shownRatio } from './numbers.ts';

/**
 * What a person or a log is told of two runs, a line a change, the largest first.
 * @param threshold share of a loss from which on it is a regression: 0.1
 */
export function comparedLines(
  { changes, onlyOlder, onlyNewer, otherMachine }: Comparison,
  threshold: number,
): string[] {
  const changed = changes.filter(({ verdict }) => verdict !== 'same').sort((one, other) => lossOf(other) - lossOf(one));
  const missing = (names: string[], where: string) =>
    names.length === 0 ? [] : [`only in the ${where} run: ${names.length}, such as ${names[0]}`];
  return [
    ...(otherMachine === undefined ? [] : [`${otherMachine}: times are not judged, only bytes and targets`]),
    ...changed.map((change) => lineOf(change, threshold)),
    ...missing(onlyOlder, 'older'),
    ...missing(onlyNewer, 'newer'),
    `${changes.length} figures compared, ${changed.length} changed beyond noise, ` +
      `${regressions(changes, threshold).length} worse by ${shown(threshold * 100)} % or more`,
  ];
}

/** What a check is to fail for. */
export const regressions = (changes: readonly Change[], threshold: number): Change[] =>
  changes.filter((change) => change.verdict === 'worse' && lossOf(change) >= threshold);

function lineOf(change: Change, threshold: number): string {
  const { what, from, to, ratio, verdict } = change;
  const mark = regressions([change], threshold).length > 0 ? 'WORSE ' : verdict.padEnd(6);
  return `${mark}  ${what}: ${shownEstimate(from)} → ${shownEstimate(to)} (${shownRatio(ratio)})`;
}
