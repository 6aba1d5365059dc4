import type { Run, TargetResult } from '../../results.ts';
import { isNoisy, ratio } from '../../statistics.ts';
import { cell, type Section } from '../document.ts';
import { shown, shownRatio } from '../numbers.ts';
import { same, text } from '../text.ts';
import { clauseOf } from '../wording.ts';
import { holesOf } from './holes.ts';

interface Judged extends TargetResult {
  median: number;
  isMet: boolean;
}

export function judged(target: TargetResult): Judged {
  const { median } = ratioOf(target);
  const { atLeast = -Infinity, atMost = Infinity } = target;
  return { ...target, median, isMet: median >= atLeast && median <= atMost };
}

const ratioOf = ({ pairs }: TargetResult) =>
  ratio(
    pairs.map(({ ours }) => ours),
    pairs.map(({ theirs }) => theirs),
  );

const wanted = ({ atLeast, atMost }: TargetResult): string =>
  [atLeast !== undefined && `≥ ${atLeast} ×`, atMost !== undefined && `≤ ${atMost} ×`].filter(Boolean).join(', ');

/** What the server was to reach before the comparison is worth making. */
export function targetsSection(run: Run): Section {
  const all = (run.targets ?? []).map(judged);
  const met = all.filter(({ isMet }) => isMet).length;
  const missed = all.filter(({ isMet }) => !isMet);
  return {
    id: 'targets',
    title: text('Is the server fast enough to compare?', '비교할 만큼 빠른 서버인가'),
    verdict:
      all.length === 0
        ? []
        : [
            text(`${met} of ${all.length} targets are met.`, `목표 ${all.length}개 중 ${met}개 달성.`),
            ...missed.map(({ what, unit, median, ...target }) =>
              text(
                `Missed: ${what} (${unit}): ${shown(median)} × where ${wanted({ what, unit, ...target })} is asked.`,
                `미달: ${what} (${unit}): 목표 ${wanted({ what, unit, ...target })}, 측정 ${shown(median)} ×.`,
              ),
            ),
          ],
    holes: holesOf(run, 'targets'),
    blocks:
      all.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: text(
                'Ours ÷ theirs, median of interleaved pairs (95 % interval)',
                '우리 ÷ 상대, 번갈아 잰 쌍의 중앙값(95 % 구간)',
              ),
              head: [
                text('What', '무엇'),
                text('figure', '수치'),
                text('target', '목표'),
                text('measured', '측정'),
                text('interval', '구간'),
                text('pairs', '쌍'),
                text('verdict', '판정'),
              ],
              rows: all.map((each) => [
                cell(same(each.what)),
                cell(same(each.unit)),
                cell(same(wanted(each))),
                cell(same(`${shown(each.median)} ×`)),
                cell(isNoisy(ratioOf(each)) ? clauseOf(ratioOf(each)) : same(shownRatio(ratioOf(each)))),
                cell(same(shown(each.pairs.length))),
                each.isMet ? cell(text('met', '달성'), 'good') : cell(text('missed', '미달'), 'bad'),
              ]),
            },
          ],
  };
}
