import { transportCalled } from '../../transports.ts';
import { figureOf } from '../../cell-figures.ts';
import type { Run, TransportName } from '../../results.ts';
import { barChart, barOf } from '../charts/bars.ts';
import { cell, type Section, type Table } from '../document.ts';
import {
  againstBaseline,
  BASELINE,
  lineup,
  usualCallers,
  type Workload,
  workloadName,
  clausesOf,
  RIVALS,
  workloadsOf,
} from '../lineup.ts';
import { shownEstimate } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { clauseOf, sentence } from '../wording.ts';
import { holesOf } from './holes.ts';

/** The main question: what one call costs the server. */
export function costSection(run: Run): Section {
  const callers = usualCallers(run);
  const workloads = workloadsOf(run);
  return {
    id: 'cost',
    title: text('What a call costs the server', '호출 하나가 서버에 드는 비용'),
    verdict: RIVALS.flatMap((transport) => verdictOn(run, transport, callers)),
    holes: holesOf(run, 'cells'),
    blocks: [
      ...workloads.map((workload) =>
        barChart({
          id: `cost-${workload.logic}-${workload.procedure}`,
          title: workloadName(workload),
          unit: text('server CPU µs a call', '호출당 서버 CPU µs'),
          bars: lineup(run, { ...workload, callers }).map((each) =>
            barOf(each.transport, figureOf(each, 'server CPU µs')),
          ),
        }),
      ),
      ...workloads.map((workload) => tableOf(run, workload, callers)),
    ],
  };
}

function verdictOn(run: Run, transport: TransportName, callers: number): Text[] {
  const clauses = clausesOf(run, transport, { callers, figure: 'server CPU µs' });
  if (clauses.length === 0) return [];
  const [who, whom] = [transportCalled(transport).words, transportCalled(BASELINE).words];
  return [sentence({ who, verb: 'costs', what: text('the server CPU', '서버 CPU는'), whom, clauses })];
}

function tableOf(run: Run, workload: Workload, callers: number): Table {
  const name = workloadName(workload);
  return {
    kind: 'table',
    caption: text(
      `${name.en}, ${callers} callers at once: median of rounds (95 % interval)`,
      `${name.ko}, 동시 호출자 ${callers}명: 라운드의 중앙값(95 % 구간)`,
    ),
    head: [
      text('Transport', '전송'),
      text('Server CPU, µs a call', '서버 CPU, 호출당 µs'),
      text('against the envelope', '엔벌로프 대비'),
      text('Client CPU, µs a call', '클라이언트 CPU, 호출당 µs'),
      text('Calls/s', '초당 호출'),
      text('p50, ms', 'p50, ms'),
      text('p99, ms', 'p99, ms'),
    ],
    rows: lineup(run, { ...workload, callers }).map((each) => {
      const ratio = againstBaseline(run, each.transport, { ...workload, callers, figure: 'server CPU µs' });
      const of = (figure: Parameters<typeof figureOf>[1]) => cell(same(shownEstimate(figureOf(each, figure))));
      const isZero = each.transport === 'in-process';
      return [
        cell(transportCalled(each.transport).label),
        of('server CPU µs'),
        each.transport === BASELINE ? cell(same('1')) : cell(ratio ? clauseOf(ratio) : same('–'), 'quiet'),
        isZero ? cell(text('in the server’s', '서버에 포함'), 'quiet') : of('client CPU µs'),
        of('calls/s'),
        of('p50 ms'),
        of('p99 ms'),
      ];
    }),
  };
}
