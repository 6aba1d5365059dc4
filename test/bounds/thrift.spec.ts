import net from 'node:net';
import fc from 'fast-check';
import { readIdl } from '../../src/rpc/codec.ts';
import { ThriftServer } from '../../src/transports/thrift/thrift.server.ts';
import { readHeader } from '../../src/transports/thrift/theader.ts';
import { useNode } from '../kit/every-transport.ts';
import { newPlayer, roomOf } from '../kit/player.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { repliesIn, ThriftFailed, thriftMessage, wrap } from '../kit/thrift-client.ts';
import { thriftTimes } from '../kit/thrift-times.ts';
import { until } from '../kit/until.ts';
import { type HostileMessage, hostileMessages, type Protocol } from './hostile-thrift.ts';

// Thrift's six wires and POST /thrift under hostile messages: bodies of requests that are not Thrift are in transports.spec.ts.

/** A message without a frame that does not end is waited for no longer than that. */
const stage = useNode({ over: [], team: { modules: [thriftTimes({ messageMs: 300, checkMs: 50 })] } });

const PROTOCOLS: Protocol[] = ['binary', 'compact'];

/** What came of a message. */
interface Verdict {
  /** answered: Success or a refusal by a rule; refused: with TApplicationException, a status under 500 or a closed connection */
  how: 'answered' | 'refused' | `fault ${number}`;
  isSuccess: boolean;
  message: string;
}

function verdictOf({ protocol, procedure }: Pick<HostileMessage, 'protocol' | 'procedure'>, bytes: Buffer): Verdict {
  try {
    const { status, replies } = repliesIn(protocol, procedure, bytes);
    const [first] = replies;
    const how = status >= 500 ? (`fault ${status}` as const) : 'answered';
    return { how, isSuccess: first?.code === 'Success', message: first?.message ?? '' };
  } catch (error) {
    if (error instanceof ThriftFailed) return { how: 'refused', isSuccess: false, message: error.message };
    throw error;
  }
}

const CLOSED: Verdict = { how: 'refused', isSuccess: false, message: 'the connection was closed' };

/** Sends bytes on a connection of their own, as all that there is. @returns what came until the server closed it */
async function exchange(bytes: Buffer): Promise<Buffer> {
  const socket = net.connect(stage.node.thriftPort, '127.0.0.1');
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  socket.on('error', () => undefined);
  socket.end(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(pieces);
}

type Send = (message: HostileMessage) => Promise<Verdict>;

const overSocket =
  (framing: 'unframed' | 'framed' | 'header'): Send =>
  async (message) => {
    const answer = await exchange(wrap({ protocol: message.protocol, framing }, message.bytes));
    if (answer.length === 0) return CLOSED;
    if (framing === 'unframed') return verdictOf(message, answer);
    const content = answer.subarray(4, 4 + answer.readUInt32BE(0));
    return verdictOf(message, framing === 'framed' ? content : readHeader(content).message);
  };

const overHttp: Send = async (message) => {
  const response = await fetch(`${stage.node.url}/thrift`, { method: 'POST', body: new Uint8Array(message.bytes) });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status === 200) return verdictOf(message, bytes);
  const how = response.status >= 500 ? (`fault ${response.status}` as const) : 'refused';
  return { how, isSuccess: false, message: bytes.toString() };
};

const WIRES: readonly [name: string, send: Send][] = [
  ['HTTP', overHttp],
  ['framed', overSocket('framed')],
  ['THeader', overSocket('header')],
  ['unframed', overSocket('unframed')],
];

/** The same on each. @returns what is wrong */
async function wrongOf(message: HostileMessage): Promise<unknown> {
  const verdicts = await Promise.all(WIRES.map(async ([name, send]) => [name, await send(message)] as const));
  const first = verdicts[0]?.[1];
  const isWrong = verdicts.some(
    ([, { how, isSuccess }]) =>
      how.startsWith('fault') ||
      how !== first?.how ||
      isSuccess !== first.isSuccess ||
      (message.isRefused && isSuccess),
  );
  return isWrong ? [message.what, Object.fromEntries(verdicts)] : undefined;
}

/** Its connections are closed, and a neighbour is served. */
async function expectWell(): Promise<void> {
  const server = stage.node.app.get(ThriftServer, { strict: false });
  await until(async () => server.gauge.connections === 0, 'no connection');
  expect(server.gauge.heldBytes).toBe(0);
  const neighbour = await newPlayer(envelopeTransport(stage.node));
  expect(roomOf(await neighbour.create({ private: true })).roomId).toBeDefined();
}

test.each(PROTOCOLS)(
  'hostile values of a field of every type have one verdict on every wire of %s',
  async (protocol) => {
    const wrong: unknown[] = [];
    let count = 0;
    for (const message of hostileMessages(readIdl(), protocol)) {
      count++;
      const found = await wrongOf(message);
      if (found) wrong.push(found);
      if (wrong.length > 3) break; // a kind, not one
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(150);
    await expectWell();
  },
);

/** Calls that change nothing, with fields that lead on to more. */
const CALLS: [procedure: string, request: object][] = [
  ['Login', { platformType: 1, platformToken: 'a device that nobody has' }],
  ['GetProfile', { userId: 7 }],
  ['ListGameRooms', { status: 1, cursor: 'none', limit: 5 }],
  ['GameSync', { roomId: 4_000_000_000 }],
];

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  bytes: fc.uint8Array({ minLength: 0, maxLength: 6 }),
  isInserted: fc.boolean(),
  dropped: fc.nat(4),
});

test.each(PROTOCOLS)('mutated messages have one verdict wherever their end is told, over %s', async (protocol) => {
  const told = WIRES.filter(([name]) => name !== 'unframed');
  const sendUnframed = overSocket('unframed');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CALLS),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      async (call, mutations) => {
        const [procedure, request] = call;
        const whole = thriftMessage(protocol, procedure, { request });
        // what says that it is a CALL of that method stays, so that its arguments are read
        const from = whole.indexOf(procedure) + procedure.length;
        const bytes = mutations.reduce((each, { at, bytes: put, isInserted, dropped }) => {
          const place = from + Math.floor(at * (each.length - from));
          return Buffer.concat([
            each.subarray(0, place),
            put,
            each.subarray(place + (isInserted ? 0 : put.length) + dropped),
          ]);
        }, whole);
        const message = { what: procedure, procedure, protocol, bytes, isRefused: false };
        const verdicts = await Promise.all(told.map(([, send]) => send(message)));
        expect(verdicts).toEqual(verdicts.map(() => verdicts[0]));
        expect(verdicts[0]?.how).not.toMatch(/fault/);
        // without a frame it may end elsewhere: that it is answered or closed is all that can be said
        await sendUnframed(message).catch(() => CLOSED);
      },
    ),
    { numRuns: 60 },
  );
  await expectWell();
});
