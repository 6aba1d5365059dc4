import net from 'node:net';
import * as grpc from '@grpc/grpc-js';
import { Push } from '../../src/push/index.ts';
import { envelopeDoor } from '../kit/doors.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { splitDelimited } from '../kit/streams.ts';
import { until } from '../kit/until.ts';
import { Counters, counterSchema, counterTeam } from './counter.ts';

let node: TestNode;
let counters: Counters;
let token: string;
let quickToken: string;
/** of the server's ends of HTTP connections */
const sockets = new Set<net.Socket>();

beforeAll(async () => {
  node = await startNode({ team: counterTeam({ heartbeatMs: 300, blockedMs: 4000 }) });
  counters = node.app.get(Counters, { strict: false });
  (node.app.getHttpServer() as net.Server).on('connection', (socket: net.Socket) => sockets.add(socket));
  ({ token } = await newPlayer(envelopeDoor(node)));
  ({ token: quickToken } = await newPlayer(envelopeDoor(node)));
});
afterAll(() => node.close());

interface Counted {
  version: number;
  whole: boolean;
}

/** A client that reads when it is told to. */
interface SlowReader {
  /** versions as they came, heartbeats left out */
  seen: Counted[];
  pause(): void;
  resume(): void;
  hasEnded(): boolean;
  close(): void;
}

const response = counterSchema.codec('Response');
const counted = (bytes: Uint8Array): Counted[] => {
  const { counterRsp } = response.decode(bytes) as { counterRsp?: Counted };
  return counterRsp ? [{ version: counterRsp.version, whole: counterRsp.whole }] : [];
};

function envelopeReader(name: string, session = token): SlowReader {
  const seen: Counted[] = [];
  const request = { protocolVersion: 2, protocolId: 1000, token: session, watchCounterReq: { name } };
  const body = counterSchema.codec('Request').encode(request).finish();
  const socket = net.connect(node.httpPort, '127.0.0.1');
  let [text, rest, isInBody, hasEnded] = [Buffer.alloc(0), Buffer.alloc(0), false, false];
  socket.on('data', (data) => {
    text = Buffer.concat([text, data]);
    if (!isInBody && text.includes('\r\n\r\n')) {
      isInBody = true;
      text = text.subarray(text.indexOf('\r\n\r\n') + 4);
    }
    for (let end = text.indexOf('\r\n'); isInBody && end >= 0; end = text.indexOf('\r\n')) {
      const length = parseInt(text.toString('latin1', 0, end), 16);
      if (text.length < end + 2 + length + 2) return;
      const { messages, rest: left } = splitDelimited(Buffer.concat([rest, text.subarray(end + 2, end + 2 + length)]));
      rest = Buffer.from(left);
      seen.push(...messages.flatMap(counted));
      text = text.subarray(end + 2 + length + 2);
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => (hasEnded = true));
  socket.write(`POST /api/stream HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n`);
  socket.write(body);
  return {
    seen,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    hasEnded: () => hasEnded,
    close: () => socket.destroy(),
  };
}

function grpcReader(name: string, session = token): SlowReader {
  const seen: Counted[] = [];
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${session}`);
  let hasEnded = false;
  const call = client.makeServerStreamRequest<object, Buffer>(
    `/${counterSchema.serviceName}/WatchCounter`,
    (message) => Buffer.from(counterSchema.codec('ReqWatchCounter').encode(message).finish()),
    (bytes) => bytes,
    { name },
    metadata,
  );
  call.on('data', (bytes: Buffer) => seen.push(...counted(bytes)));
  call.on('error', () => (hasEnded = true));
  return {
    seen,
    pause: () => call.pause(),
    resume: () => call.resume(),
    hasEnded: () => hasEnded,
    close: () => {
      call.cancel();
      client.close();
    },
  };
}

const READERS: [string, (name: string, session?: string) => SlowReader][] = [
  ['the envelope', envelopeReader],
  ['gRPC', grpcReader],
];

describe.each(READERS)('a slow reader of %s', (door, open) => {
  /** Bumps until nothing more is put into words for the one who watches. @returns the version then */
  async function bumpUntilBlocked(name: string): Promise<number> {
    let version = 1;
    let [quiet, before] = [0, -1];
    await until(async () => {
      quiet = counters.told === before ? quiet + 1 : 0;
      before = counters.told;
      version = counters.bump(name);
      return quiet >= 10;
    }, 'the reader to be behind');
    return version;
  }

  test('is told nothing while it is behind, then each version that it missed if they are 64 or less', async () => {
    const name = `${door} a little`;
    const reader = open(name);
    await until(async () => reader.seen.length > 0, 'the first state');
    reader.pause();
    const blockedAt = await bumpUntilBlocked(name);
    const last = counters.bump(name);
    expect(last).toBe(blockedAt + 1);
    reader.resume();
    await until(async () => reader.seen.at(-1)?.version === last, 'the last version');
    expect(reader.seen.map(({ version }) => version)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    expect(reader.seen.filter(({ whole }) => whole)).toHaveLength(1); // the first
    reader.close();
  });

  test('holds no more states however many it misses, then gets one whole and goes on from there', async () => {
    const name = `${door} a lot`;
    const reader = open(name);
    await until(async () => reader.seen.length > 0, 'the first state');
    reader.pause();
    await bumpUntilBlocked(name);
    const quick = open(name, quickToken); // all that is said from now on is said for this one
    await until(async () => quick.seen.length > 0, 'where the other begins');
    const said = counters.told - quick.seen.length;
    let last = 0;
    for (let more = 0; more < 1000; more++) last = counters.bump(name);
    await until(async () => quick.seen.at(-1)?.version === last, 'the other to see the last version');
    expect(counters.told - said).toBe(quick.seen.length);
    quick.close();
    for (const socket of sockets) expect(socket.writableLength).toBeLessThan(512 * 1024);
    reader.resume();
    await until(async () => reader.seen.at(-1)?.version === last, 'the last version');
    const versions = reader.seen.map(({ version }) => version);
    expect(versions).toEqual([...Array.from({ length: versions.length - 1 }, (_, index) => index + 1), last]);
    expect(reader.seen.at(-1)).toEqual({ version: last, whole: true });
    counters.bump(name);
    await until(async () => reader.seen.at(-1)?.version === last + 1, 'the next version');
    expect(reader.seen.at(-1)?.whole).toBe(false);
    reader.close();
  });

  test('is cut off when it takes nothing for too long', async () => {
    const name = `${door} for ever`;
    const reader = open(name);
    await until(async () => reader.seen.length > 0, 'the first state');
    reader.pause();
    await bumpUntilBlocked(name);
    await until(async () => node.app.get(Push, { strict: false }).gauge.subscribers === 0, 'it to be cut off');
    reader.resume();
    await until(async () => reader.hasEnded(), 'its client to learn of it');
    reader.close();
  });
});
