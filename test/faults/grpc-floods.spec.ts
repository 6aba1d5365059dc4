import { once } from 'node:events';
import http2 from 'node:http2';
import net from 'node:net';
import { status } from '@grpc/grpc-js';
import { frame, hpack } from '../../bench/src/targets/http2-connection.ts';
import { Admission } from '../../src/rpc/admission.ts';
import { GrpcConnections } from '../../src/transports/grpc/connections.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { framed, LOGIN, rawCall } from '../kit/raw-grpc.ts';
import { until } from '../kit/until.ts';

let node: TestNode;
beforeAll(async () => void (node = await startNode()));
afterAll(() => node.close());

describe('a flood', () => {
  /** Sends frames on a connection of its own until it is closed, or all are sent. */
  async function flood(frames: (turn: number) => Buffer): Promise<void> {
    const socket = net.connect(node.grpcPort, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(PREFACE);
    for (let turn = 0; turn < 200 && !socket.destroyed; turn++) {
      if (!socket.write(frames(turn))) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
    }
    socket.destroy();
  }

  const PREFACE = Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), frame(4, 0, Buffer.alloc(0))]);
  const HEADERS = hpack([
    [':method', 'POST'],
    [':scheme', 'http'],
    [':authority', 'x'],
    [':path', '/othello.Othello/Login'],
    ['content-type', 'application/grpc'],
    ['te', 'trailers'],
  ]);
  const on = (id: number, bytes: Buffer) => {
    bytes.writeUInt32BE(id, 5);
    return bytes;
  };
  const reset = (id: number) => on(id, frame(3, 0, Buffer.from([0, 0, 0, 8])));
  const repeated = (bytes: Buffer) => () => Buffer.concat(Array.from({ length: 100 }, () => bytes));

  test.each<[string, (turn: number) => Buffer]>([
    [
      'calls that are reset at once',
      (turn) =>
        Buffer.concat(
          Array.from({ length: 100 }, (_, index) => {
            const id = 2 * (turn * 100 + index) + 1;
            return Buffer.concat([on(id, frame(1, 4, HEADERS)), on(id, frame(0, 1, framed(LOGIN))), reset(id)]);
          }),
        ),
    ],
    ['SETTINGS', repeated(frame(4, 0, Buffer.alloc(0)))],
    ['PING', repeated(frame(6, 0, Buffer.alloc(8)))],
    [
      'headers that never end',
      (turn) => (turn === 0 ? on(1, frame(1, 0, HEADERS)) : repeated(on(1, frame(9, 0, HEADERS)))()),
    ],
    [
      'empty DATA',
      (turn) => (turn === 0 ? on(1, frame(1, 4, HEADERS)) : repeated(on(1, frame(0, 0, Buffer.alloc(0))))()),
    ],
    ['WINDOW_UPDATE', repeated(frame(8, 0, Buffer.from([0, 0, 0, 1])))],
    ['PRIORITY', repeated(on(3, frame(2, 0, Buffer.alloc(5))))],
  ])('of %s leaves others served, and nothing behind', async (_, frames) => {
    const session = http2.connect(`http://${node.grpcAddress}`);
    const flooding = flood(frames);
    for (let call = 0; call < 10; call++) expect((await rawCall(session, framed(LOGIN))).code).toBe(status.OK);
    await flooding;
    const admission = node.app.get(Admission, { strict: false });
    await until(async () => admission.gauge.inFlight === 0, 'what was begun to end');
    session.close();
    const connections = node.app.get(GrpcConnections, { strict: false });
    await until(async () => connections.gauge.connections === 0, 'every connection to end');
  });
});
