import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { until } from '../kit/until.ts';
import { Bench } from './bench-process.ts';

const SHORT = ['--quick', '--transports', 'envelope-protobuf,grpc'];

let bench: Bench;
let busy: net.Server | undefined;
afterEach(async () => {
  busy?.close();
  busy = undefined;
  await bench.discard();
});

test('a server that dies in mid-run leaves a hole, told in one line; the rest of the run goes on', async () => {
  bench = new Bench([...SHORT, '--only', 'cells']);
  await until(async () => bench.processes('the client of grpc')[0], 'its client, which comes when it listens');
  const server = bench.processes('the server for grpc')[0]!;
  process.kill(server, 'SIGKILL');
  expect(await bench.ended()).toBe(0);

  const { cells, holes, isInterrupted } = bench.run();
  const has = cells?.map(({ transport, logic, rounds }) => `${transport}, ${logic}: ${rounds.length}`);
  expect(has).toEqual(
    expect.arrayContaining(['envelope-protobuf, no-op: 3', 'envelope-protobuf, postgresql: 3', 'grpc, postgresql: 3']),
  );
  expect(has).not.toContain('grpc, no-op: 3');
  expect(isInterrupted).toBe(false);
  const told = holes.filter(({ what }) => what === 'grpc, no-op');
  expect(told).toEqual([
    { section: 'cells', what: 'grpc, no-op', why: expect.stringMatching(/server.*ended \(SIGKILL\)/) as string },
  ]);
  expect(bench.said.match(/grpc, no-op: [^\n]*ended \(SIGKILL\)\n/g)).toHaveLength(1);
}, 180_000);

test('a short run without h2load, with a busy port, until Ctrl-C: what was done is kept and nothing is left running', async () => {
  busy = net.createServer();
  await once(busy.listen(0, '127.0.0.1'), 'listening');
  const port = String((busy.address() as net.AddressInfo).port);
  bench = new Bench(SHORT, { PORT: port, GRPC_PORT: port, PATH: '' });
  await until(async () => bench.said.includes('h2load'), 'the lack of h2load', 120_000);
  await until(async () => bench.said.includes('GamePut'), 'the next logic', 120_000);
  bench.interrupt();
  expect(await bench.ended()).toBe(130);

  const { cells, holes, isInterrupted, mode, seed, versions, machine } = bench.run();
  expect({ isInterrupted, mode, seed }).toEqual({ isInterrupted: true, mode: 'quick', seed: 1 });
  expect(versions).toMatchObject({ node: process.versions.node, postgres: expect.stringMatching(/^\d+/) as string });
  expect(machine.cores).toBeGreaterThan(0);
  for (const transport of ['envelope-protobuf', 'grpc']) {
    const rounds = cells?.find((cell) => cell.transport === transport && cell.logic === 'no-op')?.rounds ?? [];
    expect(rounds).toHaveLength(3);
    for (const { calls, serverCpuUs, clientCpuUs, bytesUp, bytesDown } of rounds)
      expect(Math.min(calls, serverCpuUs, clientCpuUs, bytesUp, bytesDown)).toBeGreaterThan(0);
  }
  expect(holes.filter(({ section }) => section === 'crossChecks')).toEqual([
    {
      section: 'crossChecks',
      what: 'envelope-protobuf by h2load; grpc by h2load',
      why: 'h2load is not installed: apt-get install nghttp2-client',
    },
  ]);
  expect(bench.said.match(/apt-get install nghttp2-client/g)).toHaveLength(1);
  await until(async () => bench.processes('').length === 0, 'its processes to end');
  expect(readdirSync(path.join(bench.folder, '.data'))).toEqual([]);
}, 240_000);

test('moves are seen by push and by polling, and each way tells of all of them', async () => {
  bench = new Bench(['--quick', '--only', 'moveToEye']);
  expect(await bench.ended()).toBe(0);
  const { moveToEye, holes } = bench.run();
  expect(holes.filter(({ section }) => section === 'moveToEye')).toEqual([]);
  const [push, poll] = [moveToEye?.find(({ way }) => way === 'push'), moveToEye?.find(({ way }) => way === 'poll')];
  expect(push).toMatchObject({ watchers: 40, moves: 40 });
  expect(poll).toMatchObject({ watchers: 40, moves: 40, pollMs: 1000 });
  // half of the time between two looks, and more on a loaded machine
  expect(poll!.latencyMs.p50).toBeGreaterThan(200);
});

test('without a database one line says so, and what needs none is measured', async () => {
  bench = new Bench([...SHORT, '--only', 'firstCall'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(await bench.ended()).toBe(1); // nothing was measured
  expect(bench.run().holes).toEqual([
    {
      section: 'firstCall',
      what: 'envelope-protobuf; grpc',
      why: expect.stringMatching(/^no database at DATABASE_URL/) as string,
    },
  ]);
  await bench.discard();

  bench = new Bench([...SHORT, '--only', 'linesOfCode'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(await bench.ended()).toBe(0);
  const { linesOfCode, holes } = bench.run();
  expect(holes).toEqual([]);
  expect(linesOfCode?.find(({ transport }) => transport === 'grpc')).toMatchObject({
    aProcedure: expect.any(Number) as number,
    ownLines: expect.any(Number) as number,
  });
}, 60_000);

test('what there isn’t is refused in one line, with what there is', async () => {
  bench = new Bench(['--only', 'soap']);
  expect(await bench.ended()).toBe(2);
  expect(bench.said).toMatch(/^bench: --only soap: give one of cells[^\n]*\nnpm run bench/);
});

test.each(['--help', '-h'])('%s prints how it is called, and nothing else', async (word) => {
  bench = new Bench([word]);
  expect(await bench.ended()).toBe(0);
  expect(bench.said).toMatch(/^npm run bench -- \[--quick/);
  expect(bench.said).toMatch(/^npm run bench -- --only growth/m);
  expect(bench.said).toMatch(/^exit codes: 0 done[^]*; 1 [^]*; 2 [^]*; 130 /m);
  expect(readdirSync(bench.folder)).toEqual([]);
});
