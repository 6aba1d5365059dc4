import { transportCalled } from '../../transports.ts';
import { figureOf } from '../../cell-figures.ts';
import type { Run } from '../../results.ts';
import { barChart, barOf } from '../charts/bars.ts';
import { cell, type Section } from '../document.ts';
import { clausesOf, BASELINE, lineup, RIVALS, usualCallers, workloadName, workloadsOf } from '../lineup.ts';
import { shown } from '../numbers.ts';
import { same, text } from '../text.ts';
import { sentence } from '../wording.ts';
import { holesOf } from './holes.ts';

/** What goes over the wire for one call, headers and all. */
export function bytesSection(run: Run): Section {
  const callers = usualCallers(run);
  const workloads = workloadsOf(run);
  const onTheWire = workloads.map((workload) => ({
    workload,
    cells: lineup(run, { ...workload, callers }).filter(({ transport }) => transport !== 'in-process'),
  }));
  return {
    id: 'bytes',
    title: text('What goes over the wire', '선을 타고 가는 바이트'),
    verdict: RIVALS.flatMap((transport) => {
      const clauses = clausesOf(run, transport, { callers, figure: 'bytes both ways' });
      if (clauses.length === 0) return [];
      return sentence({
        who: transportCalled(transport).words,
        verb: 'takes',
        what: text('the bytes', '왕복 바이트는'),
        whom: transportCalled(BASELINE).words,
        clauses,
      });
    }),
    holes: holesOf(run, 'cells'),
    blocks: [
      ...onTheWire.map(({ workload, cells }) =>
        barChart({
          id: `bytes-${workload.logic}-${workload.procedure}`,
          title: workloadName(workload),
          unit: text('bytes a call, both ways', '호출당 왕복 바이트'),
          bars: cells.map((each) => barOf(each.transport, figureOf(each, 'bytes both ways'))),
        }),
      ),
      {
        kind: 'table',
        caption: text(
          `Bytes a call at the socket, headers included, ${callers} callers`,
          `소켓에서 센 호출당 바이트(헤더 포함), 호출자 ${callers}명`,
        ),
        head: [text('Transport', '전송'), text('Behind it', '뒤에 있는 것'), text('up', '보냄'), text('down', '받음')],
        rows: onTheWire.flatMap(({ cells }) =>
          cells.map((each) => [
            cell(transportCalled(each.transport).label),
            cell(workloadName(each)),
            cell(same(shown(figureOf(each, 'bytes up').median))),
            cell(same(shown(figureOf(each, 'bytes down').median))),
          ]),
        ),
      },
    ],
  };
}
