import { transportCalled } from '../../transports.ts';
import { figureOf } from '../../cell-figures.ts';
import { type Conditions, type Run, type TransportName, TRANSPORTS } from '../../results.ts';
import { estimate } from '../../statistics.ts';
import { barChart, barOf } from '../charts/bars.ts';
import { lineChart } from '../charts/lines.ts';
import { cell, type Chart, type Section, type Table } from '../document.ts';
import { callersOf, lineup, usualCallers, usualCell, type Workload, workloadName, workloadsOf } from '../lineup.ts';
import { shown, shownEstimate } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { reconnecting, throughput } from './capacity-verdict.ts';
import { holesOf } from './holes.ts';

/** How many calls a second, from one caller to many, and what it costs to connect for each call. */
export function capacitySection(run: Run): Section {
  const workloads = workloadsOf(run);
  return {
    id: 'capacity',
    title: text('How many calls a second', '초당 호출 수'),
    verdict: [...throughput(run), ...reconnecting(run)],
    holes: holesOf(run, 'firstCall'),
    blocks: [
      ...workloads.map((workload) => chartOf(run, workload)),
      connectionsTable(run, workloads),
      ...(run.firstCall ? [firstCallTable(run.firstCall)] : []),
    ],
  };
}

/** Without a transport there is no wire to wait for: it would flatten the scale of the others. The table has it. */
const onAWire = (transport: TransportName): boolean => transport !== 'in-process';

/** Lines from one caller to many; of a workload that was measured with one number of callers alone, bars. */
function chartOf(run: Run, workload: Workload): Chart {
  const about = {
    id: `capacity-${workload.logic}-${workload.procedure}`,
    title: workloadName(workload),
    unit: text('calls/s', '초당 호출'),
  };
  const curves = TRANSPORTS.filter(onAWire).flatMap((transport) => {
    const points = callersOf(run).flatMap((at) => {
      const found = usualCell(run, transport, { ...workload, callers: at });
      return found ? [{ at: shown(at), value: figureOf(found, 'calls/s') }] : [];
    });
    return points.length > 1 ? [{ transport, points }] : [];
  });
  if (curves.length > 0) return lineChart({ ...about, along: text('callers at once', '동시 호출자'), curves });
  return barChart({
    ...about,
    bars: lineup(run, { ...workload, callers: usualCallers(run) })
      .filter(({ transport }) => onAWire(transport))
      .map((each) => barOf(each.transport, figureOf(each, 'calls/s'))),
  });
}

const CONNECTION_NAMES: Record<Conditions['connections'], Text> = {
  none: text('none', '없음'),
  kept: text('kept, one a caller', '유지, 호출자마다 하나'),
  'one-a-call': text('one a call', '호출마다 새로'),
  multiplexed: text('one for all', '모두가 하나를 공유'),
};

function connectionsTable(run: Run, workloads: readonly Workload[]): Table {
  const cells = workloads.flatMap(({ logic, procedure }) =>
    TRANSPORTS.flatMap((transport) =>
      (run.cells ?? []).filter(
        (each) => each.transport === transport && each.logic === logic && each.procedure === procedure,
      ),
    ),
  );
  return {
    kind: 'table',
    caption: text('Every cell that was measured', '측정한 모든 칸'),
    head: [
      text('Transport', '전송'),
      text('Behind it', '뒤에 있는 것'),
      text('Connections', '연결'),
      text('Callers', '호출자'),
      text('Calls/s', '초당 호출'),
      text('Server CPU, µs', '서버 CPU, µs'),
      text('p99, ms', 'p99, ms'),
    ],
    rows: cells.map((each) => [
      cell(transportCalled(each.transport).label),
      cell(workloadName(each)),
      cell(CONNECTION_NAMES[each.connections]),
      cell(same(shown(each.callers))),
      cell(same(shownEstimate(figureOf(each, 'calls/s')))),
      cell(same(shownEstimate(figureOf(each, 'server CPU µs')))),
      cell(same(shownEstimate(figureOf(each, 'p99 ms')))),
    ]),
  };
}

function firstCallTable(firstCalls: NonNullable<Run['firstCall']>): Table {
  return {
    kind: 'table',
    caption: text('From nothing to the first answer on a new connection', '새 연결에서 첫 응답까지'),
    head: [text('Transport', '전송'), text('ms', 'ms'), text('connections', '연결 수')],
    rows: firstCalls.map(({ transport, samplesMs }) => [
      cell(transportCalled(transport).label),
      cell(same(shownEstimate(estimate(samplesMs)))),
      cell(same(shown(samplesMs.length))),
    ]),
  };
}
