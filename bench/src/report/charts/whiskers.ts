import type { Estimate } from '../../statistics.ts';
import { type Text, text } from '../text.ts';

/** What is told under a chart of its thin lines. */
export function whiskerKey(values: readonly Estimate[]): Text {
  const spread = values.filter(({ low, high }) => low < high).length;
  if (spread === 0) return text('Counted or measured once: no interval.', '한 번 세거나 잰 값: 구간 없음.');
  return spread === values.length
    ? text('Thin line: 95 % interval of the median.', '가는 선: 중앙값의 95 % 구간.')
    : text(
        'Thin line: 95 % interval of the median; where there is none, it was measured once.',
        '가는 선: 중앙값의 95 % 구간. 없는 것은 한 번 잰 값.',
      );
}
