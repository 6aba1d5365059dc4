// An open loop in a process of its own: it sends calls at a rate, whether or not they are answered. Told by its parent what
// to send, it answers with what became of the calls.
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import net from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const TURN_MS = 5;
/** fewer than a server keeps waiting to be accepted */
const CONNECTED_AT_ONCE = 100;

/** One connection: its answers come in the order of its calls. */
class Connection {
  /** performance.now() of calls that are not answered */
  sent = [];
  received = Buffer.alloc(0);

  constructor(port, onAnswer) {
    this.socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('error', () => undefined);
    this.socket.on('data', (chunk) => {
      this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
      let at = 0;
      for (;;) {
        const end = this.received.indexOf(HEAD_END, at);
        if (end < 0) break;
        const head = this.received.toString('latin1', at, end);
        const next = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
        if (this.received.length < next) break;
        onAnswer(Number(head.slice(9, 12)), performance.now() - this.sent.shift(), this);
        at = next;
      }
      this.received = this.received.subarray(at);
    });
  }

  send(bytes) {
    this.sent.push(performance.now());
    this.socket.write(bytes);
  }
}

/** Each connection sends its next call when the last is answered. @returns calls answered with 200 a second */
async function closedLoop({ port, requests, ms }) {
  let served = 0;
  let isOver = false;
  const connections = requests.map(
    (bytes) =>
      new Connection(port, (status, _, connection) => {
        if (status === 200) served++;
        if (!isOver) connection.send(bytes);
      }),
  );
  connections.forEach((connection, index) => connection.send(requests[index]));
  await new Promise((resolve) => setTimeout(resolve, ms));
  isOver = true;
  for (const { socket } of connections) socket.destroy();
  return (served * 1000) / ms;
}

/** Each call that is due goes out on a connection that is free. @returns what became of the calls */
async function openLoop({ port, requests, ms, rate, waitMs, connections }) {
  const statuses = {};
  let slowestMs = 0;
  let answered = 0;
  const free = [];
  const onAnswer = (status, latencyMs, connection) => {
    answered++;
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status === 200) slowestMs = Math.max(slowestMs, latencyMs);
    free.push(connection);
  };
  const all = [];
  while (all.length < connections) {
    const some = Array.from({ length: CONNECTED_AT_ONCE }, () => new Connection(port, onAnswer));
    await Promise.all(some.map(({ socket }) => once(socket, 'connect')));
    all.push(...some);
  }
  free.push(...all);
  const begun = performance.now();
  let due = 0;
  let sent = 0;
  while (performance.now() - begun < ms) {
    const target = Math.floor(((performance.now() - begun) * rate) / 1000);
    for (; due < target; due++) {
      const connection = free.pop();
      if (connection) connection.send(requests[sent++ % requests.length]);
    }
    await new Promise((resolve) => setTimeout(resolve, TURN_MS));
  }
  const end = performance.now() + waitMs;
  while (answered < sent && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const { socket } of all) socket.destroy();
  return {
    sent,
    answered,
    statuses,
    slowestMs,
  };
}

process.on('message', async ({ loop, requests, ...options }) => {
  const bytes = requests.map((text) => Buffer.from(text, 'base64'));
  const run = loop === 'closed' ? closedLoop : openLoop;
  process.send(await run({ ...options, requests: bytes }));
});
process.on('disconnect', () => process.exit());
