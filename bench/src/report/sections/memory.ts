import { transportCalled } from '../../transports.ts';
import type { Idle, Run } from '../../results.ts';
import { barChart } from '../charts/bars.ts';
import { cell, type Section } from '../document.ts';
import { shown } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { holesOf } from './holes.ts';

const KINDS: Record<Idle['what'], Text> = {
  connection: text('idle connection', '쉬는 연결'),
  subscriber: text('idle subscriber', '쉬는 구독자'),
};

/** gRPC's subscribers may have a connection each or share one. */
function nameOf({ transport, connections }: Idle, kind: 'words' | 'label'): Text {
  const name = transportCalled(transport)[kind];
  if (connections === 'multiplexed') return text(`${name.en} (one connection for all)`, `${name.ko}(연결 하나를 공유)`);
  return connections === 'kept' && transport === 'grpc'
    ? text(`${name.en} (a connection each)`, `${name.ko}(각자 연결)`)
    : name;
}

/** KiB resident that one may hold at 5,000, where the server has set itself a limit. */
const WANTED: Partial<Record<Idle['what'], Partial<Record<Idle['transport'], number>>>> = {
  connection: { thrift: 12 },
  subscriber: { websocket: 14 },
};

function wantedShown(each: Idle): Text {
  const wanted = WANTED[each.what]?.[each.transport];
  if (wanted === undefined) return same('–');
  return kibEach(each) <= wanted
    ? text(`≤ ${wanted}: met`, `≤ ${wanted}: 달성`)
    : text(`≤ ${wanted}: missed`, `≤ ${wanted}: 미달`);
}

const kibEach = ({ kibBefore, kibAfter, count }: Idle): number => Math.max(0, (kibAfter - kibBefore) / count);

/** Memory that didn't grow is not none: so few are lost in what the server frees and takes anyway. */
const kibShown = (each: Idle): Text =>
  kibEach(each) > 0 ? same(`${shown(kibEach(each))} KiB`) : text('too little to tell', '가릴 수 없을 만큼 적음');

/** What a player costs who only waits. */
export function memorySection(run: Run): Section {
  const idle = run.idle ?? [];
  const kinds = (['connection', 'subscriber'] as const).filter((what) => idle.some((each) => each.what === what));
  return {
    id: 'memory',
    title: text('What a waiting player costs', '기다리는 플레이어 하나의 비용'),
    verdict: kinds.map((what) => {
      const told = idle.filter((each) => each.what === what);
      const list = (language: 'en' | 'ko') =>
        told.map((each) => `${nameOf(each, 'words')[language]} ${kibShown(each)[language]}`).join(', ');
      return text(
        `Resident memory of an ${KINDS[what].en}: ${list('en')}.`,
        `${KINDS[what].ko} 하나의 상주 메모리: ${list('ko')}.`,
      );
    }),
    holes: holesOf(run, 'idle'),
    blocks: [
      ...kinds.map((what) =>
        barChart({
          id: `memory-${what}`,
          title: KINDS[what],
          unit: text('resident KiB each', '하나당 상주 KiB'),
          bars: idle
            .filter((each) => each.what === what)
            .map((each) => {
              const kib = kibEach(each);
              return {
                label: nameOf(each, 'label'),
                value: { median: kib, low: kib, high: kib },
                colour: transportCalled(each.transport).colour,
              };
            }),
        }),
      ),
      ...(idle.length > 0
        ? [
            {
              kind: 'table' as const,
              caption: text(
                'The server’s resident memory with none and with many',
                '없을 때와 많을 때 서버의 상주 메모리',
              ),
              head: [
                text('Transport', '전송'),
                text('what', '무엇'),
                text('how many', '개수'),
                text('MiB before', '전, MiB'),
                text('MiB with them', '후, MiB'),
                text('KiB each', '하나당 KiB'),
                text('target, KiB', '목표, KiB'),
              ],
              rows: idle.map((each) => [
                cell(nameOf(each, 'label')),
                cell(KINDS[each.what]),
                cell(same(shown(each.count))),
                cell(same(shown(each.kibBefore / 1024))),
                cell(same(shown(each.kibAfter / 1024))),
                cell(same(shown(kibEach(each)))),
                cell(wantedShown(each)),
              ]),
            },
          ]
        : []),
    ],
  };
}
