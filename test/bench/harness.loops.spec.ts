import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { lineOf } from '../../bench/src/games.ts';
import { Latencies } from '../../bench/src/latencies.ts';
import { closedLoop, openLoop } from '../../bench/src/loops.ts';
import { SocketBytes } from '../../bench/src/socket-bytes.ts';
import { HttpConnection, requestBytes } from '../../bench/src/wires/http-connection.ts';
import { requireSuccess } from '../../bench/src/wires/wire.ts';
import { rules } from '@othello-rpc/client';

test('a closed loop keeps as many calls in flight as it has callers, and counts each once', async () => {
  let [inFlight, most, made] = [0, 0, 0];
  const call = async () => {
    most = Math.max(most, ++inFlight);
    made++;
    await pause(5);
    inFlight--;
  };
  const { calls, seconds } = await closedLoop(call, 8, 100);
  expect(most).toBe(8);
  expect(calls).toBe(made);
  expect(seconds).toBeGreaterThanOrEqual(0.1);
});

test('a closed loop ends when nothing is left to call', async () => {
  let left = 5;
  const { calls } = await closedLoop(() => left-- > 0 && pause(1), 2, 60_000);
  expect(calls).toBe(5);
});

test('an open loop tells a stall by every call that it held up; without the correction only one call tells of it', async () => {
  const STALL_MS = 500;
  let made = 0;
  const call = () => (made++ === 20 ? pause(STALL_MS) : Promise.resolve());
  // 1 caller, a call due every 5 ms: the 100 that fell due in the stall waited 500, 495, … 5 ms
  const { calls, latencies, uncorrected } = await openLoop(call, 1, { rate: 200, ms: 1000 });
  expect(calls).toBe(200);
  const [corrected, naive] = [latencies.summary(), uncorrected.summary()];
  expect(corrected.p90).toBeGreaterThan(STALL_MS * 0.7); // 20 of 200 waited longer than 400 ms
  expect(naive.p99).toBeLessThan(STALL_MS / 2);
  expect(naive.max).toBeGreaterThanOrEqual(STALL_MS - 1);
});

test('an open loop makes no call before it is due', async () => {
  const began = performance.now();
  const at: number[] = [];
  await openLoop(async () => void at.push(performance.now() - began), 4, { rate: 100, ms: 300 });
  expect(at).toHaveLength(30);
  expect(at.every((ms, index) => ms >= index * 10)).toBe(true);
});

test('a histogram knows quantiles to three digits', () => {
  const latencies = new Latencies();
  for (let us = 1; us <= 10_000; us++) latencies.record(us / 1000);
  const { p50, p90, p99, p999, max } = latencies.summary();
  for (const [measured, exact] of [
    [p50, 5],
    [p90, 9],
    [p99, 9.9],
    [p999, 9.99],
    [max, 10],
  ] as const)
    expect(Math.abs(measured / exact - 1)).toBeLessThan(0.002);
});

describe('bytes', () => {
  const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';

  test('are counted at the socket, headers included, of closed connections too', async () => {
    const server = net.createServer((socket) => socket.on('data', () => socket.write(ANSWER)));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as net.AddressInfo;
    const bytes = new SocketBytes();
    const request = requestBytes('POST /api HTTP/1.1\r\ncontent-length: ', Uint8Array.of(1, 2, 3));
    expect(String(request)).toBe('POST /api HTTP/1.1\r\ncontent-length: 3\r\n\r\n\x01\x02\x03');
    const [kept, closed] = [new HttpConnection({ port }), new HttpConnection({ port })];
    for (const connection of [kept, kept, closed]) expect(String(await connection.post(request))).toBe('hello');
    closed.close();
    expect(bytes.total()).toEqual({ up: 3 * request.length, down: 3 * ANSWER.length });
    kept.close();
    server.close();
    await once(server, 'close');
    expect(bytes.total()).toEqual({ up: 3 * request.length, down: 3 * ANSWER.length });
  });
});

test('an answer that comes in pieces is one answer, and a connection that breaks answers nobody', async () => {
  const server = net.createServer((socket) =>
    socket.once('data', () => {
      const pieces = ['HTTP/1.1 200 OK\r\nContent-', 'Length: 4\r\n', '\r\nab', 'cd'];
      pieces.forEach((piece, index) => setTimeout(() => socket.write(piece), 10 * index));
      socket.once('data', () => socket.destroy());
    }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const connection = new HttpConnection({ port: (server.address() as net.AddressInfo).port });
  const request = requestBytes('POST / HTTP/1.1\r\ncontent-length: ', '');
  expect(String(await connection.post(request))).toBe('abcd');
  await expect(connection.post(request)).rejects.toThrow(/closed|ECONNRESET/);
  server.close();
});

test('a call that was refused is no call that was fast', () => {
  expect(() => requireSuccess('GamePut', { code: 107, message: 'not your turn' })).toThrow(/GamePut was refused: 107/);
  expect(() => requireSuccess('GamePut', { code: 'ErrorSystem' })).toThrow(/ErrorSystem/);
  expect(() => requireSuccess('GamePut', { code: 'Success' })).not.toThrow();
});

test('the moves of a game are legal, without a pass, short of the end, and the same for the same seed', () => {
  for (let seed = 1; seed <= 20; seed++) {
    let position = rules.startPosition;
    for (const square of lineOf(seed)) {
      const played = rules.play(position, square);
      if (!played) throw new Error(`seed ${seed}: ${square} is illegal`);
      expect(played.plies).toHaveLength(1);
      ({ position } = played);
    }
    expect(position.toMove).toBeDefined();
    expect(lineOf(seed)).toEqual(lineOf(seed));
  }
  expect(lineOf(1)).not.toEqual(lineOf(2));
});
