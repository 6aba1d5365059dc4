import type { Run, TargetResult } from '../../results.ts';
import { isNoisy, ratio } from '../../statistics.ts';
import { judge } from '../../targets/verdicts.ts';
import { type Cell, cell, type Section } from '../document.ts';
import { told } from '../korean.ts';
import { shown, shownRatio } from '../numbers.ts';
import { same, text } from '../text.ts';
import { clauseOf } from '../wording.ts';
import { holesOf } from './holes.ts';

interface Judged extends TargetResult {
  median: number;
  isMet: boolean;
  isMissed: boolean;
}

export function judged(target: TargetResult): Judged {
  const { ratio: of, isMet, isMissed } = judge(target);
  return { ...target, median: of.median, isMet, isMissed };
}

const ratioOf = ({ pairs }: TargetResult) =>
  ratio(
    pairs.map(({ ours }) => ours),
    pairs.map(({ theirs }) => theirs),
  );

const wanted = ({ atLeast, atMost }: TargetResult): string =>
  [atLeast !== undefined && `≥ ${atLeast} ×`, atMost !== undefined && `≤ ${atMost} ×`].filter(Boolean).join(', ');

function verdictCell({ isMet, isMissed }: Judged): Cell {
  if (isMet) return cell(text('met', '달성'), 'good');
  return isMissed ? cell(text('missed', '미달'), 'bad') : cell(text('within noise', '잡음 안'), 'quiet');
}

/** What the server was to reach before the comparison is worth making. */
export function targetsSection(run: Run): Section {
  const all = (run.targets ?? []).map(judged);
  const met = all.filter(({ isMet }) => isMet).length;
  const missed = all.filter(({ isMissed }) => isMissed);
  const near = all.length - met - missed.length;
  return {
    id: 'targets',
    title: text('Is the server fast enough to compare?', '비교할 만큼 빠른 서버인가'),
    verdict:
      all.length === 0
        ? []
        : [
            text(
              `${met} of ${all.length} targets are met${near > 0 ? `, ${near} lie within noise` : ''}.`,
              `목표 ${all.length}개 중 ${met}개 달성${near > 0 ? `, ${near}개는 잡음 안` : ''}.`,
            ),
            ...missed.map(({ what, unit, median, ...target }) =>
              text(
                `Missed: ${what} (${unit}): ${shown(median)} × where ${wanted({ what, unit, ...target })} is asked.`,
                `미달: ${told(what).ko} (${told(unit).ko}): 목표 ${wanted({ what, unit, ...target })}, 측정 ${shown(median)} ×.`,
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
                cell(told(each.what)),
                cell(told(each.unit)),
                cell(same(wanted(each))),
                cell(same(`${shown(each.median)} ×`)),
                cell(isNoisy(ratioOf(each)) ? clauseOf(ratioOf(each)) : same(shownRatio(ratioOf(each)))),
                cell(same(shown(each.pairs.length))),
                verdictCell(each),
              ]),
            },
          ],
  };
}
