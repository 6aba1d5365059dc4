import net from 'node:net';
import { BinaryWriter } from '../../src/transports/thrift/binary.ts';
import { CompactWriter } from '../../src/transports/thrift/compact.ts';
import { ThriftServer } from '../../src/transports/thrift/thrift.server.ts';
import { useNode } from '../kit/every-transport.ts';
import { repliesIn, ThriftClient, ThriftFailed, thriftMessage, wrap } from '../kit/thrift-client.ts';
import { thriftTimes } from '../kit/thrift-times.ts';
import { until } from '../kit/until.ts';

// what is refused is refused at once: no time-out is to close a connection here
const stage = useNode({ over: [], team: { modules: [thriftTimes({ messageMs: 3600_000, idleMs: 3600_000 })] } });
const NOTHING = Buffer.alloc(0);
const UNFRAMED = { protocol: 'binary', framing: 'unframed' } as const;
const FRAMED = { protocol: 'binary', framing: 'framed' } as const;

/** What came back on a connection of its own, and whether it was closed, once either is so. */
async function send(...pieces: Buffer[]): Promise<{ answer: Buffer; isClosed: boolean }> {
  const socket = net.connect(stage.node.thriftPort, '127.0.0.1');
  socket.setNoDelay(true);
  let answer = NOTHING;
  let isClosed = false;
  socket.on('data', (piece) => (answer = Buffer.concat([answer, piece])));
  socket.on('error', () => undefined);
  socket.on('close', () => (isClosed = true));
  for (const piece of pieces) socket.write(piece);
  await until(async () => isClosed || answer.length > 0, 'an answer or a close');
  socket.destroy();
  return { answer, isClosed };
}

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
const frame = (content: Buffer) => wrap(FRAMED, content);
/** A CALL of Login in the binary protocol, as far as its arguments. */
const LOGIN = hex('80010001 00000005 4c6f67696e 00000000');
const head = (type: number, name: string) => {
  const out = new BinaryWriter();
  out.head({ type, name, seqId: 5 });
  return out.take();
};
const STOP = Buffer.alloc(1);
const message = (type: number, name: string) => Buffer.concat([head(type, name), STOP]);

test.each([
  ['a preface of HTTP/2', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
  ['a TLS hello', hex('16030100a5010000a10303')],
  ['JSON', Buffer.from('[1,"Login",1,0,{}]')],
  ['a frame of JSON', frame(Buffer.from('[1,"Login",1,0,{}]'))],
  ['a message that is not strict', hex('00000005 4c6f67696e 01 00000000 00')],
  ['a frame of a message that is not strict', frame(hex('00000005 4c6f67696e 01 00000000 00'))],
  ['an empty frame', hex('00000000 80010001')],
  ['a frame of 2^31 - 1', hex('7fffffff 8001')],
  ['a frame one byte over 64 KiB', hex('00010001 8001')],
  ['a text of -1', Buffer.concat([LOGIN, hex('0c0001 0b0002 ffffffff')])],
  ['a text of 2^31 - 1', Buffer.concat([LOGIN, hex('0c0001 0b0002 7fffffff')])],
  ['a list of -1', Buffer.concat([LOGIN, hex('0f0001 0b ffffffff')])],
  ['a list of 2^31 - 1', Buffer.concat([LOGIN, hex('0f0001 0b 7fffffff')])],
  ['a map of -1', Buffer.concat([LOGIN, hex('0d0001 0b 0b ffffffff')])],
  ['a map of 2^31 - 1 void pairs', Buffer.concat([LOGIN, hex('0d0001 00 00 7fffffff')])],
  ['a map of void pairs', Buffer.concat([LOGIN, hex('0d0001 01 01 00000400')])],
  ['20,000 structs in one another', Buffer.concat([LOGIN, hex('0c0001'.repeat(20_000))])],
  ['a name of 2^31 - 1', hex('80010001 7fffffff')],
  ['a type that there is not', Buffer.concat([LOGIN, hex('630001')])],
  ['a compact list of 2^31 - 1', hex('8221 00 05 4c6f67696e 19fb ffffffff07')],
  ['a compact varint without end', hex('8221 ffffffffffffffffffff')],
  ['a THeader over its frame', frame(hex('0fff 0000 00000001 7fff 00000000'))],
  ['a THeader that ends within its keys', frame(hex('0fff 0000 00000001 0001 00 00 01 7f'))],
  ['random bytes', hex('deadbeef0102030405')],
])('a connection that sends %s is closed without an answer', async (_, bytes) => {
  expect(await send(bytes)).toEqual({ answer: NOTHING, isClosed: true });
});

/** Whoever sends a frame, or a body, has said where its message ends: it can be answered. */
test.each([
  ['a text that is longer than its frame', Buffer.concat([LOGIN, hex('0c0001 0b0002 00000010 41')]), 7],
  ['a list of 2^31 - 1', Buffer.concat([LOGIN, hex('0c0001 0f0009 0b 7fffffff')]), 7],
  ['20,000 structs in one another', Buffer.concat([LOGIN, hex('0c0001'.repeat(20_000))]), 7],
  ['an argument that is no struct', Buffer.concat([LOGIN, hex('080001 00000001 00')]), 7],
  ['more bytes than its message', Buffer.concat([message(1, 'GameSync'), hex('00ff')]), 7],
  ['a method that there is not', message(1, 'nope'), 1],
  ['a method named constructor', message(1, 'constructor'), 1],
  ['a method named __proto__', message(1, '__proto__'), 1],
  ['a REPLY', message(2, 'Login'), 2],
  ['an EXCEPTION', message(3, 'Login'), 2],
])('a frame or a body with %s is answered with its TApplicationException', async (_, bytes, type) => {
  const { answer, isClosed } = await send(frame(bytes));
  expect(isClosed).toBe(false);
  expect(failureIn(answer.subarray(4))).toMatchObject({ type });
  const body = new Uint8Array(bytes);
  const response = await fetch(`${stage.node.url}/thrift`, { method: 'POST', body });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-thrift']);
  expect(failureIn(Buffer.from(await response.arrayBuffer()))).toMatchObject({ type });
});

function failureIn(answer: Buffer): ThriftFailed {
  try {
    repliesIn('binary', 'Login', answer);
  } catch (error) {
    if (error instanceof ThriftFailed) return error;
    throw error;
  }
  throw new Error('it was answered with a result');
}

test.each([
  ['transforms', '00 01 01 00', 8],
  ['JSON', '01 00 00 00', 9],
])('a THeader with %s is answered with TApplicationException', async (_, header, type) => {
  const { answer } = await send(frame(Buffer.concat([hex(`0fff 0000 00000009 0001 ${header}`), LOGIN, STOP])));
  expect(answer.readUInt16BE(4)).toBe(0x0fff);
  expect(answer.readUInt32BE(8)).toBe(9); // its own sequence number
  expect(failureIn(answer.subarray(4 + 10 + 4))).toMatchObject({ type });
});

test('a oneway message gets no answer, and does nothing', async () => {
  const client = new ThriftClient(stage.node.thriftAddress, UNFRAMED);
  const request = { platformType: 1, platformToken: 'oneway', name: 'oneway' };
  const oneway = thriftMessage('binary', 'Register', { request });
  oneway[3] = 4;
  client.socket.write(oneway);
  const { replies } = await client.call('Login', { platformType: 1, platformToken: 'oneway' });
  expect(replies[0]?.code).toBe('ErrorUserNotRegistered');
  client.close();
});

test.each(['binary', 'compact'] as const)(
  'a %s message that drips in byte by byte is answered, at a cost that does not grow with the pieces',
  async (protocol) => {
    const request = { platformType: 1, platformToken: 'x'.repeat(4000) };
    const whole = thriftMessage(protocol, 'Login', { request });
    const client = new ThriftClient(stage.node.thriftAddress, { protocol, framing: 'unframed' });
    const answer = client.send(whole.subarray(0, 1));
    const before = process.cpuUsage();
    for (let at = 1; at < whole.length; at++) {
      client.socket.write(whole.subarray(at, at + 1));
      if (at % 16 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(repliesIn(protocol, 'Login', await answer).replies[0]?.code).toBe('ErrorUserNotRegistered');
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(3000); // ms of both sides; parsed anew with each piece it takes minutes
    client.close();
  },
);

test('a body that is no message of Thrift is answered as over /api', async () => {
  const post = async (body: string | Uint8Array<ArrayBuffer>, init: RequestInit = {}) =>
    (await fetch(`${stage.node.url}/thrift`, { method: 'POST', body, ...init })).status;
  expect(await post('[1,"Login",1,0,{}]')).toBe(415);
  expect(await post('hello')).toBe(400);
  expect(await post('')).toBe(400);
  expect(await post(new Uint8Array(65 * 1024))).toBe(413);
  expect(await post(new Uint8Array(LOGIN), { headers: { 'content-encoding': 'gzip' } })).toBe(415);
  expect((await fetch(`${stage.node.url}/thrift`)).status).toBe(405);
  expect(await post(new Uint8Array(LOGIN), { headers: { origin: 'https://evil.example' } })).toBe(403);
});

test('an HTTP request on the Thrift port is answered by the HTTP server', async () => {
  const url = `http://${stage.node.thriftAddress}`;
  expect((await fetch(`${url}/health`)).status).toBe(200);
  const body = new Uint8Array(message(1, 'nope'));
  expect((await fetch(`${url}/thrift`, { method: 'POST', body })).status).toBe(200);
});

test('messages of several wires on one connection are answered each in its own, in their order', async () => {
  const socket = net.connect(stage.node.thriftPort, '127.0.0.1');
  let answer = NOTHING;
  socket.on('data', (piece) => (answer = Buffer.concat([answer, piece])));
  const compact = new CompactWriter();
  compact.head({ type: 1, name: 'nope', seqId: 3 });
  compact.stop();
  const call = compact.take();
  const header = Buffer.concat([hex('0fff 0000 00000007 0001 02 00 00 00'), call]);
  socket.write(Buffer.concat([message(1, 'nope'), frame(message(1, 'nope')), frame(header), call]));
  const begins = () => answer.toString('latin1').split('there is no method').length - 1;
  await until(async () => begins() === 4, 'four answers');
  expect(answer.subarray(0, 4)).toEqual(hex('80010003'));
  const second = answer.indexOf(hex('80010003'), 4);
  const third = answer.indexOf(hex('0fff'));
  const fourth = answer.lastIndexOf(hex('8261'));
  expect([second, third, fourth]).toEqual([second, third, fourth].toSorted((a, b) => a - b));
  expect(second).toBeGreaterThan(4);
  socket.destroy();
});

test('what was closed is forgotten', async () => {
  await until(async () => stage.node.app.get(ThriftServer).gauge.connections === 0, 'no connection');
});
