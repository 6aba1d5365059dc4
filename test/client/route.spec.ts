import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { connect, envelope, OTHELLO_SCHEMA, type Transport } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';

// What a balancer goes by: the calls and streams of one room have the same hint, and those of no room have none.

interface Heard {
  transport: Transport;
  /** of each request that came */
  routes: (string | string[] | undefined)[];
  close: () => Promise<void>;
}

type Answer = { writeHead(status: number): { end(): unknown } };

async function listen(server: Server, open: (address: string) => Transport): Promise<Heard> {
  const routes: Heard['routes'] = [];
  server.on('request', ({ headers }: http.IncomingMessage, response: Answer) => {
    routes.push(headers['x-route']);
    response.writeHead(503).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const transport = open(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    transport,
    routes,
    close: async () => {
      transport.close();
      server.close();
      if (server instanceof http.Server) server.closeAllConnections();
    },
  };
}

const WAYS: [string, () => Promise<Heard>][] = [
  ['the envelope', () => listen(http.createServer(), (at) => envelope(`http://${at}`))],
  ['the envelope over HTTP/2', () => listen(http2.createServer(), (at) => envelope(`http://${at}`, { http2: true }))],
  ['Connect', () => listen(http.createServer(), (at) => connect(`http://${at}`))],
  ['gRPC', () => listen(http2.createServer(), (at) => grpc(at))],
];

const LARGEST = '9223372036854775807';

test.each(WAYS)('over %s a call has the hint of its room, and so has the stream of it', async (_, open) => {
  const { transport, routes, close } = await open();
  const call = (procedure: string, request: object) => ({ procedure, request, token: 'token', schema: OTHELLO_SCHEMA });
  const limits = () => ({ signal: AbortSignal.timeout(20_000), deadlineMs: Date.now() + 20_000 });
  try {
    for (const [procedure, request] of [
      ['GamePut', { roomId: '517', r: 2, c: 3 }],
      ['GameSync', { roomId: 517 }],
      ['GameSync', { roomId: LARGEST }],
      ['GameSync', { roomId: '0' }],
      ['RandomJoin', {}],
    ] as const)
      await expect(transport.prepare(call(procedure, request)).send(limits())).rejects.toThrow();
    const stream = transport.subscribe?.(call('Subscribe', { roomId: '773' }), limits().signal);
    await expect(stream?.[Symbol.asyncIterator]().next()).rejects.toThrow();
    expect(routes).toEqual(['5', '5', '255', undefined, undefined, '5']);
  } finally {
    await close();
  }
});
