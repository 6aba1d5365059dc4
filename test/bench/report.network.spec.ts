import { makeReport } from '../../bench/src/report/make.ts';
import { percentile } from '../../bench/src/report/sections/network.ts';
import type { Run } from '../../bench/src/results.ts';
import { buildNetwork } from './network-result.ts';
import { buildRun } from './run-builder.ts';
import { verdictOf } from './verdicts.ts';

const sectionOf = (run: Run) => makeReport(run).sections.find(({ id }) => id === 'network');
const tablesOf = (run: Run) =>
  (sectionOf(run)?.blocks ?? []).flatMap((block) =>
    block.kind === 'table' ? [{ ...block, lines: block.rows.map((row) => row.map((each) => each.text.en)) }] : [],
  );
const linesOf = (run: Run, caption: RegExp) => tablesOf(run).find((table) => caption.test(table.caption.en))?.lines;

test('the verdict is of the network that most phones are on, and made from the data', () => {
  expect(verdictOf(buildRun(), 'network')).toEqual([
    'On an emulated LTE network, where a packet’s round trip takes 101 ms, a call on a kept connection takes 101 ms (the envelope) to 111 ms (gRPC); the first one on a new connection 201–221 ms, 301–331 ms with TLS.',
    'There (LTE) half the moves are at the opponent’s within 130–140 ms by push, 700–700 ms by polling every 1 s.',
    'Play goes on 1.20 s (the envelope) to 2.20 s (gRPC) after a blackout of 10 s has ended, and 7 s (the envelope) to 8 s (gRPC) after a change of address.',
  ]);
  expect(verdictOf(buildRun({ network: buildNetwork(-50) }), 'network')[0]).toMatch(/takes 51 ms \(gRPC\) to 101 ms/);
});

test('the section says that it is emulated, and what it is made of', () => {
  const said = sectionOf(buildRun())?.blocks.flatMap((block) => (block.kind === 'words' ? [block.text] : []));
  expect(said?.[0]?.en).toMatch(/^Emulated: /);
  expect(said?.[0]?.ko).toMatch(/^에뮬레이션: /);
  expect(said?.[1]?.en).toBe(
    'Calls: medians of 3 new connections, 3 kept calls and 1 bursts. A burst goes over one connection with gRPC, over 20 with the others.',
  );
});

test('tables have the figures of their transport and profile', () => {
  const run = buildRun();
  expect(linesOf(run, /^First answered call/)).toEqual([
    ['Envelope, protobuf', '1.80', '201'],
    ['gRPC', '21.8', '221'],
    ['Envelope, protobuf, TLS', '2.20', '301'],
    ['gRPC, TLS', '32.2', '331'],
  ]);
  expect(linesOf(run, /eye, p99/)).toEqual([
    ['Envelope, protobuf: push', '159', '159'],
    ['Envelope, protobuf: polling every 1 s', '800', '800'],
    ['gRPC: push', '169', '169'],
  ]);
  expect(linesOf(run, /^Bytes on the link \(LAN; moves: LAN\)/)?.[0]).toEqual([
    'Envelope, protobuf',
    '930',
    '3,300',
    '510',
    '1,350',
  ]);
  expect(linesOf(run, /^The links as asked for/)?.[1]).toEqual(['LTE', '50 ± 15', '1', '10', '101']);
});

test('no table has more columns than fit a phone', () => {
  const tables = tablesOf(buildRun());
  expect(tables.length).toBe(8);
  expect(tables.filter(({ head }) => head.length > 5)).toEqual([]);
});

test('what failed is a dash in its place, and the rest is told', () => {
  const network = buildNetwork();
  const run = buildRun({
    network: { ...network, calls: network.calls.filter(({ isTls }) => !isTls), games: [], outages: [] },
    holes: [{ section: 'network', what: 'calls with TLS', why: 'no certificate' }],
  });
  expect(sectionOf(run)?.holes).toEqual([
    { en: 'calls with TLS: no certificate', ko: 'calls with TLS: no certificate (실행이 영어로 남긴 말)' },
  ]);
  expect(verdictOf(run, 'network')).toHaveLength(1);
  expect(linesOf(run, /^Bytes/)?.[0]).toEqual(['Envelope, protobuf', '930', '–', '510', '–']);
});

test('a percentile is a value that so many of a hundred do not exceed', () => {
  const values = Array.from({ length: 60 }, (_, index) => 60 - index);
  expect([percentile(values, 50), percentile(values, 99), percentile([7], 99)]).toEqual([30, 60, 7]);
});
