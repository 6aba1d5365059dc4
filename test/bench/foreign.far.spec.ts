// A server elsewhere as it often stands: behind TLS, and not there for ever.
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream';
import tls from 'node:tls';
import { makeKeyPair } from '../../bench/src/network/certificate.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { removeScratch, scratchFolder } from '../kit/scratch.ts';
import { silentRelay } from '../kit/silent-relay.ts';
import { until } from '../kit/until.ts';
import { Bench } from './bench-process.ts';

const OWNED = '--i-own-this-server';

let node: TestNode;
let bench: Bench | undefined;
const folder = scratchFolder('test');
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  node = await startNode();
});
afterEach(async () => {
  await bench?.discard();
  bench = undefined;
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(async () => {
  await node.close();
  await removeScratch(folder);
});

/** Ends TLS in front of a port of the node. @returns its port */
async function withTls(port: number, options: tls.TlsOptions): Promise<number> {
  const sockets = new Set<net.Socket>();
  const server = tls.createServer(options, (socket) => {
    const behind = net.connect(port, '127.0.0.1');
    for (const each of [socket, behind]) sockets.add(each.on('close', () => sockets.delete(each)));
    pipeline(socket, behind, socket, () => undefined); // one that breaks ends the other
  });
  closing.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as net.AddressInfo).port;
}

test('a server behind TLS is measured over TLS on each port, and its CPU by its metrics', async () => {
  const { key, certificate } = await makeKeyPair('IP:127.0.0.1');
  const trusted = path.join(folder, 'certificate.pem');
  mkdirSync(folder, { recursive: true });
  writeFileSync(trusted, certificate);
  const inFrontOf = (port: number, protocol?: string) =>
    withTls(port, { key, cert: certificate, ...(protocol && { ALPNProtocols: [protocol] }) });
  let cpuSeconds = 0;
  const metrics = http
    .createServer((_, response) => response.end(`process_cpu_seconds_total ${(cpuSeconds += 0.5)}\n`))
    .listen(0, '127.0.0.1');
  closing.push(() => metrics.close());
  await once(metrics, 'listening');
  bench = new Bench(
    [
      ...['--url', `https://127.0.0.1:${await inFrontOf(node.httpPort, 'http/1.1')}`, OWNED],
      ...['--grpc', `tls://127.0.0.1:${await inFrontOf(node.grpcPort, 'h2')}`],
      ...['--thrift', `tls://127.0.0.1:${await inFrontOf(node.thriftPort)}`],
      ...['--metrics', `http://127.0.0.1:${(metrics.address() as net.AddressInfo).port}/metrics`],
      ...['--quick', '--most-callers', '2', '--transports', 'envelope-protobuf,grpc,thrift'],
    ],
    { NODE_EXTRA_CA_CERTS: trusted },
  );
  expect([await bench.ended(), bench.said]).toEqual([0, expect.anything()]);
  const { foreign, holes } = bench.run();
  expect(holes).toEqual([]);
  expect(foreign?.results.map(({ transport }) => transport)).toEqual(['envelope-protobuf', 'grpc', 'thrift']);
  const rounds = foreign?.results.flatMap(({ calls }) => calls.flatMap((each) => each.rounds)) ?? [];
  // half a second more at each look
  expect(new Set(rounds.map(({ serverCpuUs }) => serverCpuUs))).toEqual(new Set([500_000]));
}, 180_000);

test('a certificate that this machine does not trust is told in one line', async () => {
  const { key, certificate } = await makeKeyPair('IP:127.0.0.1');
  const url = `https://127.0.0.1:${await withTls(node.httpPort, { key, cert: certificate })}`;
  bench = new Bench(['--url', url, OWNED, '--quick']);
  expect(await bench.ended()).toBe(1);
  expect(bench.run().holes).toEqual([
    expect.objectContaining({
      why: expect.stringMatching(/^no Othello server .*SELF_SIGNED_CERT.*: check the address$/) as string,
    }),
  ]);
}, 120_000);

test('a server that goes away in the middle is told in one line, and what was measured before is kept', async () => {
  const relay = await silentRelay(node.httpPort);
  closing.push(() => relay.close());
  const url = `http://127.0.0.1:${relay.port}`;
  const transports = 'envelope-protobuf,envelope-json,websocket,connect,grpc-web';
  bench = new Bench(['--url', url, OWNED, '--quick', '--transports', transports]);
  const running = bench;
  await until(async () => running.processes('the client of envelope-json')[0], 'the client of its second transport');
  await relay.close();
  expect([await bench.ended(), bench.said]).toEqual([0, expect.anything()]);
  const { foreign, holes } = bench.run();
  expect(foreign?.results[0]?.transport).toBe('envelope-protobuf');
  expect(holes.length).toBeGreaterThan(0);
  for (const { section, why } of holes) expect([section, why]).toEqual(['foreign', expect.stringMatching(/^[^\n]+$/)]);
}, 180_000);
