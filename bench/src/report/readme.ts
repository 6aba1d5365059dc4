import { transportCalled } from '../transports.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { type Figure, figureOf } from '../cell-figures.ts';
import { type Run, TRANSPORTS } from '../results.ts';
import { againstBaseline, BASELINE, usualCallers, usualCell, type Workload } from './lineup.ts';
import { caution } from './make.ts';
import { shown } from './numbers.ts';
import { clauseOf } from './wording.ts';

const BEGIN = '<!-- comparison:begin -->';
const END = '<!-- comparison:end -->';

const NO_DATABASE: Workload = { logic: 'no-op', procedure: 'NoOp' };
const PUT: Workload = { logic: 'postgresql', procedure: 'GamePut' };
const SYNC: Workload = { logic: 'postgresql', procedure: 'GameSync' };

const COLUMNS: { head: string; workload: Workload; figure: Figure }[] = [
  { head: 'server CPU, no database, µs', workload: NO_DATABASE, figure: 'server CPU µs' },
  { head: 'durable GamePut/s', workload: PUT, figure: 'calls/s' },
  { head: 'durable GameSync/s', workload: SYNC, figure: 'calls/s' },
  { head: 'bytes a GamePut, up', workload: PUT, figure: 'bytes up' },
  { head: 'down', workload: PUT, figure: 'bytes down' },
];

/** README's table: the usual cells of each transport, held against the envelope. */
export function readmeTable(run: Run): string {
  const callers = usualCallers(run);
  const rows = TRANSPORTS.filter((transport) => transport !== 'in-process').map((transport) => {
    const label = transportCalled(transport).label.en;
    if (run.absent.includes(transport)) return [label, ...COLUMNS.map(() => 'not there yet')];
    return [
      label,
      ...COLUMNS.map(({ workload, figure }) => {
        const found = usualCell(run, transport, { ...workload, callers });
        if (!found) return 'not measured';
        const ratio =
          transport === BASELINE ? undefined : againstBaseline(run, transport, { ...workload, callers, figure });
        const value = shown(figureOf(found, figure).median);
        return ratio && !figure.startsWith('bytes') ? `${value}: ${clauseOf(ratio).en}` : value;
      }),
    ];
  });
  const table = padded([[`${callers} callers`, ...COLUMNS.map(({ head }) => head)], ...rows]);
  const taken = `Taken on ${run.startedAt.slice(0, 10)} from ${run.commit.slice(0, 7)}, ${run.machine.cores} cores.`;
  return [table, [taken, ...caution(run).map(({ en }) => en)].join(' ')].join('\n\n');
}

/** As prettier sets a table: columns padded, the first to the left, the others to the right. */
function padded(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((each, column) => (column === 0 ? each.padEnd(widths[column] ?? 0) : each.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...body.map(line)].join('\n');
}

/** @throws Error with one line when README has no place for it */
export function withTable(readme: string, table: string): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${BEGIN} … ${END}: put both back where the table goes`);
  return `${readme.slice(0, from + BEGIN.length)}\n\n${table}\n\n${readme.slice(to)}`;
}

export function writeReadmeTable(file: string, run: Run): void {
  writeFileSync(file, withTable(readFileSync(file, 'utf8'), readmeTable(run)));
}
