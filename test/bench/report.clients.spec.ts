import { makeReport } from '../../bench/src/report/make.ts';
import type { Run } from '../../bench/src/results.ts';
import { buildRun } from './run-builder.ts';
import { verdictOf } from './verdicts.ts';

const sectionOf = (run: Run) => makeReport(run).sections.find(({ id }) => id === 'clients');
const tableOf = (run: Run) => sectionOf(run)?.blocks.find((block) => block.kind === 'table');

test('each transport is held against the envelope in the same language, by rounds made in turn', () => {
  expect(verdictOf(buildRun(), 'clients').map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
    'In C++, gRPC takes 2.0 × the client’s CPU time of the envelope.',
    'In a browser, Connect and the envelope: a tie (1.00 ×) in the client’s CPU time.',
    'In a browser, WebSocket takes 0.25 × the client’s CPU time of the envelope.',
  ]);
});

test('the table has what a call took; bytes that were not counted are a dash, not a zero', () => {
  const lines = tableOf(buildRun())?.rows.map((row) => row.map((each) => each.text.en));
  expect(lines?.[1]?.slice(0, 2)).toEqual(['C++: grpc++', 'gRPC']);
  expect(lines?.[1]?.at(-1)).toBe('26');
  expect(lines?.[2]?.at(-1)).toBe('–');
  expect(tableOf(buildRun())?.head.length).toBeLessThanOrEqual(5); // fits a phone
});

test('a run without it says that it is missing, and has no empty table', () => {
  const run = buildRun({ clients: undefined });
  expect(sectionOf(run)?.holes[0]?.en).toBe('not in this run: clients');
  expect(sectionOf(run)?.blocks).toEqual([]);
});
