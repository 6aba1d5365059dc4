import { compare, findCell } from '../../bench/src/cell-figures.ts';
import { makeReport } from '../../bench/src/report/make.ts';
import { shownRatio } from '../../bench/src/report/numbers.ts';
import type { Cell, Run, TransportName } from '../../bench/src/results.ts';
import { buildRun } from './run-builder.ts';
import { changed, grpcTimes, plain, verdictOf } from './verdicts.ts';

describe('which one to choose', () => {
  const tableOf = (run: Run) => {
    const [table] = makeReport(run).sections.find(({ id }) => id === 'choose')?.blocks ?? [];
    return table?.kind === 'table' ? table.rows.map((row) => row.map(({ text: { en } }) => plain(en))) : [];
  };

  test('is answered first, from the data: how far apart single calls are, and what one stream costs', () => {
    const run = grpcTimes(() => 1.5);
    const noOp = { ...run, cells: run.cells?.filter(({ logic }) => logic === 'no-op') };
    const start =
      'Speak what your client can speak without effort, the envelope if in doubt: a transport of single calls costs the server from 1.5 × (gRPC) to 2.3 × (the envelope in JSON) of the envelope for a call.';
    expect(verdictOf(noOp, 'choose')).toEqual([start]); // the play stream costs what the envelope does
    expect(
      verdictOf(
        changed(noOp, 'grpc-play', (cpuUs) => cpuUs / 2),
        'choose',
      ),
    ).toEqual([`${start} What changes the cost is one kept stream for all calls: gRPC’s play stream 0.50 ×.`]);
    expect(makeReport(run).inShort[0]?.section).toBe('choose');
  });

  test('each cost is of the two cells that the row names', () => {
    const run = grpcTimes(() => 1.5);
    const row = tableOf(run).find(([who]) => who === 'A bot or a tool in Python');
    expect(row?.slice(1, 2).concat(row.slice(3, 5))).toEqual(['gRPC', 'Envelope, protobuf', '1.5 ×']);
    expect(
      tableOf(run)
        .find(([, choice]) => choice === 'Thrift')
        ?.slice(4),
    ).toEqual(Array(3).fill('not measured'));
  });
});

describe('calls a second', () => {
  /** The run in which one call of gRPC takes `cpuUs` of its client. */
  const withClient = (cpuUs: number): Run => {
    const run = buildRun();
    const cells = run.cells?.map((cell): Cell =>
      cell.transport === 'grpc'
        ? { ...cell, rounds: cell.rounds.map((each) => ({ ...each, clientCpuUs: each.calls * cpuUs })) }
        : cell,
    );
    return { ...run, cells };
  };
  const claims = (run: Run) => verdictOf(run, 'capacity').filter((each) => /gRPC( and| reaches| against)/.test(each));

  test('are told of a transport whose client is not busier than the server', () => {
    const [byH2load, ours, ...others] = claims(withClient(1));
    expect(byH2load).toMatch(/^Driven by h2load, gRPC and the envelope: a tie/);
    expect(ours).toMatch(/^With 128 callers, gRPC reaches .* for a call without a database; .*GamePut.*GameSync/);
    expect(others).toEqual([]);
  });

  test('are not told where the client is busier: they would be the client’s', () => {
    const [, ours, ...others] = claims(withClient(10_000));
    expect(ours).toBe(
      'With 128 callers, the calls a second of gRPC against the envelope are not told (No database, GamePut on PostgreSQL, GameSync on PostgreSQL): the client is busier than the server, so they would measure the client.',
    );
    expect(others).toEqual([]);
  });

  test('come from h2load first, in pairs, and not from a check whose calls failed', () => {
    const slower = (serverCalls: number) =>
      buildRun().crossChecks?.map((check) => ({
        ...check,
        samples: check.samples.map((each) =>
          check.transport === 'grpc' ? { ...each, h2loadCallsPerS: each.h2loadCallsPerS * 0.65, serverCalls } : each,
        ),
      }));
    const run = buildRun({ crossChecks: slower(9100) });
    expect(claims(run)[0]).toBe(
      'Driven by h2load, gRPC reaches 0.65 × the calls a second of the envelope for a call without a database.',
    );
    expect(claims(buildRun({ crossChecks: slower(0) })).filter((each) => each.includes('h2load'))).toEqual([]);
  });

  test('a connection a call is held against the cell that the sentence names', () => {
    const run = buildRun();
    const named = {
      'a connection that each caller keeps': 'kept',
      'one connection that all callers share': 'multiplexed',
    };
    const transports = { 'the envelope': 'envelope-protobuf', 'the envelope in JSON': 'envelope-json', gRPC: 'grpc' };
    const about = { logic: 'no-op', procedure: 'NoOp', callers: 16 } as const;
    const pattern = /^Over (.+), a connection for each call takes ([^ ]+) × the server CPU of (.+)\.$/;
    const found = verdictOf(run, 'capacity').flatMap((each) => pattern.exec(each)?.slice(1) ?? []);
    expect(found.length).toBeGreaterThanOrEqual(3 * 3);
    for (let at = 0; at < found.length; at += 3) {
      const [name = '', range, way = ''] = found.slice(at, at + 3);
      const transport = transports[name as keyof typeof transports] as TransportName | undefined;
      if (!transport) continue;
      const cellOf = (connections: string) =>
        findCell(run, { ...about, transport, connections: connections as 'kept' });
      const [anew, kept] = [cellOf('one-a-call'), cellOf(named[way as keyof typeof named])];
      expect(plain(shownRatio(compare(anew!, kept!, 'server CPU µs')!))).toBe(`${range} ×`);
    }
  });
});

test('the report shows the noise of the run: a cell against itself', () => {
  const run = buildRun();
  const base = findCell(run, { transport: 'envelope-protobuf', callers: 16, logic: 'no-op' })!;
  const again = { ...base, rounds: base.rounds.map((each) => ({ ...each, serverCpuUs: each.serverCpuUs * 1.5 })) };
  expect(verdictOf({ ...run, again: [again] }, 'checks')[0]).toBe(
    'Noise of the run (No database): Envelope, protobuf against itself, measured twice in each round, is 1.5 × in server CPU and 1.00 × in calls a second. A difference that is no larger is none.',
  );
  expect(verdictOf(run, 'checks').join()).not.toContain('Noise');
});
