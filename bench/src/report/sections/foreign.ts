import type { ForeignResult, Run } from '../../results.ts';
import { type Estimate, estimate } from '../../statistics.ts';
import { transportCalled } from '../../transports.ts';
import { barChart, barOf } from '../charts/bars.ts';
import { cell, type Section, words } from '../document.ts';
import { shown, shownAlone, shownEstimate } from '../numbers.ts';
import { same, text } from '../text.ts';
import { holesOf } from './holes.ts';

type Calls = ForeignResult['results'][number]['calls'][number];
type Round = Calls['rounds'][number];

const over = ({ rounds }: Calls, of: (round: Round) => number): Estimate => estimate(rounds.map(of));

/** undefined: a round does not tell it */
function cpuOf(each: Calls): Estimate | undefined {
  const told = each.rounds.flatMap(({ serverCpuUs, calls }) =>
    serverCpuUs === undefined ? [] : [serverCpuUs / calls],
  );
  return told.length === each.rounds.length ? estimate(told) : undefined;
}

/** What clients see of a server that the run did not start. */
export function foreignSection(run: Run): Section {
  const { results = [], url = '', mostCallers = 0 } = run.foreign ?? {};
  const rows = results.flatMap(({ transport, calls }) => calls.map((each) => ({ transport, each })));
  return {
    id: 'foreign',
    title: text('A server elsewhere', '다른 곳의 서버'),
    verdict: results.map(({ transport, firstMs, calls }) => {
      const { en, ko } = transportCalled(transport).words;
      const first = shownAlone(estimate(firstMs));
      const sync = calls.find(({ procedure }) => procedure === 'GameSync');
      const kept = sync ? shownAlone(over(sync, ({ latencyMs }) => latencyMs.p50)) : '–';
      return text(
        `Over ${en} the first call on a new connection takes ${first} ms, a GameSync on an open one ${kept} ms.`,
        `${ko}: 새 연결의 첫 호출 ${first} ms, 열린 연결의 GameSync ${kept} ms.`,
      );
    }),
    holes: holesOf(run, 'foreign'),
    isTablesFirst: true,
    blocks:
      results.length === 0
        ? []
        : [
            words(
              text(
                `${url}, by accounts made for it, ${shown(mostCallers)} calls at once at most. The network between is in every time; what it can carry was not tried.`,
                `${url}, 이를 위해 만든 계정으로, 동시 호출 최대 ${shown(mostCallers)}개. 모든 시간에 사이의 네트워크가 들어 있고, 한계까지 밀지 않았다.`,
              ),
            ),
            {
              kind: 'table',
              caption: text('Medians of rounds (95 % interval)', '라운드의 중앙값(95 % 구간)'),
              head: [
                text('Transport', '전송'),
                text('Call', '호출'),
                text('callers', '호출자'),
                text('p50, ms', 'p50, ms'),
                text('p99, ms', 'p99, ms'),
                text('calls/s', '초당 호출'),
                text('bytes a call', '호출당 바이트'),
                text('client CPU, µs', '클라이언트 CPU, µs'),
                text('server CPU, µs', '서버 CPU, µs'),
              ],
              rows: rows.map(({ transport, each }) => {
                const cpu = cpuOf(each);
                return [
                  cell(transportCalled(transport).label),
                  cell(same(each.procedure)),
                  cell(same(shown(each.callers))),
                  ...[
                    over(each, ({ latencyMs }) => latencyMs.p50),
                    over(each, ({ latencyMs }) => latencyMs.p99),
                    over(each, ({ calls, seconds }) => calls / seconds),
                    over(each, ({ calls, bytesUp, bytesDown }) => (bytesUp + bytesDown) / calls),
                    over(each, ({ calls, clientCpuUs }) => clientCpuUs / calls),
                  ].map((value) => cell(same(shownEstimate(value)))),
                  cpu ? cell(same(shownEstimate(cpu))) : cell(text('not told', '알 수 없음'), 'quiet'),
                ];
              }),
            },
            barChart({
              id: 'foreign-first',
              title: text('First call on a new connection', '새 연결의 첫 호출'),
              unit: text('ms', 'ms'),
              bars: results.map(({ transport, firstMs }) => barOf(transport, estimate(firstMs))),
            }),
          ],
  };
}
