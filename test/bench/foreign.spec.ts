import { once } from 'node:events';
import http from 'node:http';
import type net from 'node:net';
import { readOptions } from '../../bench/src/options.ts';
import { FILES, filesOf } from '../../bench/src/report/index.ts';
import { makeReport } from '../../bench/src/report/make.ts';
import { startNode } from '../kit/node.ts';
import { Bench } from './bench-process.ts';

const OWNED = '--i-own-this-server';
const AT = ['--url', 'http://127.0.0.1:14500'];

let bench: Bench | undefined;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  await bench?.discard();
  bench = undefined;
  for (const close of closing.splice(0).reverse()) await close();
});

test.each([
  [[...AT], '--url http://127.0.0.1:14500: this makes accounts and load there: add --i-own-this-server if it is yours'],
  [
    ['--url', 'othello.example', OWNED],
    '--url othello.example is no address: give one such as https://othello.example',
  ],
  [
    ['--url', 'ftp://othello.example', OWNED],
    '--url ftp://othello.example is no address: give one such as https://othello.example',
  ],
  [
    ['--url', 'https://othello.example/api', OWNED],
    '--url https://othello.example/api: give the origin alone: https://othello.example',
  ],
  [[...AT, OWNED, '--grpc', 'othello.example'], '--grpc othello.example: give host:port, or tls://host:port'],
  [[...AT, OWNED, '--pid', 'none'], '--pid none: give the number of a process'],
  [[...AT, OWNED, '--most-callers', '1000'], '--most-callers 1000: give 1 to 64'],
  [[...AT, OWNED, '--full'], '--url goes without --full, --targets, --only and --idle'],
  [['--grpc', 'othello.example:14501'], '--grpc is of a server elsewhere: give --url, too'],
])('refused in one line: %j', (args, told) => expect(() => readOptions(args)).toThrow(new Error(told)));

test('an address is taken apart: TLS by its scheme, ports by their usual numbers', () => {
  const { foreign, mode } = readOptions(['--url', 'https://othello.example', OWNED, '--grpc', 'tls://[::1]:14501']);
  expect(mode).toBe('foreign');
  expect(foreign).toEqual({
    ...{ url: 'https://othello.example', mostCallers: 4 },
    http: { host: 'othello.example', port: 443, isTls: true },
    grpc: { host: '::1', port: 14501, isTls: true },
  });
});

test('a server elsewhere is measured as its clients see it; a port where nothing answers is a hole, and the rest goes on', async () => {
  const node = await startNode();
  closing.push(() => node.close());
  const address = (port: number) => `127.0.0.1:${port}`;
  bench = new Bench([
    ...[
      '--url',
      node.url,
      OWNED,
      '--grpc',
      address(node.grpcPort),
      '--thrift',
      address(1),
      '--pid',
      String(process.pid),
    ],
    ...['--quick', '--most-callers', '3', '--transports', 'envelope-protobuf,websocket,grpc,thrift'],
  ]);
  expect([await bench.ended(), bench.said]).toEqual([0, expect.anything()]);
  const run = bench.run();
  const { foreign, holes, mode } = run;
  expect(mode).toBe('foreign');
  expect(holes).toEqual([
    {
      section: 'foreign',
      what: 'thrift',
      why: expect.stringMatching(/^the client of thrift: .*ECONNREFUSED/) as string,
    },
  ]);
  expect(foreign?.results.map(({ transport }) => transport)).toEqual(['envelope-protobuf', 'websocket', 'grpc']);
  for (const { firstMs, calls } of foreign?.results ?? []) {
    expect(firstMs).toHaveLength(5);
    expect(calls.map(({ procedure, callers }) => [procedure, callers])).toEqual([
      ['GameSync', 1],
      ['GameSync', 3],
      ['GamePut', 1],
      ['GamePut', 3],
    ]);
    for (const { rounds } of calls)
      for (const { calls: made, bytesUp, bytesDown, serverCpuUs } of rounds) {
        expect(Math.min(made, bytesUp, bytesDown)).toBeGreaterThan(0);
        expect(serverCpuUs).toBeGreaterThanOrEqual(0);
      }
  }
  expect(makeReport(run).sections.map(({ id }) => id)).toEqual(['foreign', 'method']);
  expect((await filesOf(run)).find(({ name }) => name === FILES.summary)?.content).toContain('## A server elsewhere');
}, 180_000);

test('a server that is not ours, and an address where there is none, are told in one line', async () => {
  const other = http.createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
  closing.push(() => other.close());
  await once(other, 'listening');
  const { port } = other.address() as net.AddressInfo;
  for (const [url, why] of [
    [`http://127.0.0.1:${port}`, /HTTP 404/],
    ['http://127.0.0.1:1', /ECONNREFUSED|bad port/],
  ] as const) {
    bench = new Bench(['--url', url, OWNED, '--quick']);
    expect(await bench.ended()).toBe(1);
    const [hole, ...others] = bench.run().holes;
    expect(others).toEqual([]);
    expect(hole?.why).toMatch(
      new RegExp(`^no Othello server of this protocol answers at ${url} .*${why.source}.*: check the address$`),
    );
    expect(bench.said.match(/no Othello server/g)).toHaveLength(1);
    await bench.discard();
  }
}, 120_000);
