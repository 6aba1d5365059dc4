import type { Run } from '../../results.ts';
import { cell, type Section } from '../document.ts';
import { shown } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { holesOf } from './holes.ts';

type Growth = NonNullable<Run['growth']>;
type Law = Growth['costs'][number]['law'];

const LAWS: Record<Law, Text> = {
  constant: text('constant', '일정'),
  bounded: text('bounded by a limit', '한도까지'),
  logarithmic: text('logarithmic', '로그'),
  linear: text('linear', '선형'),
};

/** What a call and a background task read while the data grows, whatever the transport. */
export function growthSection({ growth, ...run }: Run): Section {
  return {
    id: 'growth',
    title: text('What grows with the data', '데이터와 함께 느는 비용'),
    verdict: growth ? verdictOf(growth) : [],
    holes: holesOf({ ...run, growth }, 'growth'),
    blocks: growth
      ? [
          {
            kind: 'table',
            caption: text(
              'Blocks of tables and indexes that one reads, median of five; the time is that of the largest size',
              '한 번에 읽는 테이블과 인덱스의 블록, 다섯 번의 중앙값. 시간은 가장 큰 크기에서',
            ),
            head: [
              text('Call or task', '호출이나 작업'),
              ...growth.sizes.map((users) => text(`at ${shown(users)} users`, `사용자 ${shown(users)}명`)),
              text('ms', 'ms'),
              text('grows', '증가'),
            ],
            rows: growth.costs.map(({ name, blocks, ms, law }) => [
              cell(same(name)),
              ...blocks.map((each) => cell(same(shown(each)))),
              cell(same(shown(ms.at(-1) ?? 0))),
              cell(LAWS[law], law === 'linear' ? 'bad' : law === 'constant' ? 'good' : 'quiet'),
            ]),
          },
        ]
      : [],
  };
}

function verdictOf({ sizes, costs }: Growth): Text[] {
  const of = (law: Law) => costs.filter((each) => each.law === law);
  const [least = 0, most = 0] = [sizes[0], sizes.at(-1)];
  const counted = (['constant', 'bounded', 'logarithmic', 'linear'] as const)
    .map((law) => ({ law: LAWS[law], count: of(law).length }))
    .filter(({ count }) => count > 0);
  const linear = of('linear');
  return [
    text(
      `From ${shown(least)} to ${shown(most)} users, ${shown(costs.length)} calls and tasks grow so: ${counted.map(({ law, count }) => `${count} ${law.en}`).join(', ')}.`,
      `사용자 ${shown(least)}명에서 ${shown(most)}명까지 호출과 작업 ${shown(costs.length)}개: ${counted.map(({ law, count }) => `${law.ko} ${count}개`).join(', ')}.`,
    ),
    ...(linear.length > 0
      ? [
          text(
            `These grow with the data: ${linear.map(({ name }) => name).join('; ')}.`,
            `데이터와 함께 느는 것: ${linear.map(({ name }) => name).join('; ')}.`,
          ),
        ]
      : []),
  ];
}
