import * as grpc from '@grpc/grpc-js';
import { newPlayers } from '../kit/at-once.ts';
import { cutWire } from '../kit/cut.ts';
import { type Transport, envelopeTransport, grpcTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { newPlayer, outline, roomOf } from '../kit/player.ts';
import { type Program, startProgram } from '../kit/program.ts';
import { envelopeStream, grpcStream, type RawStream } from '../kit/raw-stream.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { until } from '../kit/until.ts';

// the built server as a process of its own: `npm test` builds it first
let database: FreshDatabase;
let rows: Rows;
let program: Program;
let transports: { envelope: Transport; grpc: Transport };

beforeAll(async () => {
  database = await freshDatabase();
  rows = openRows(database.url);
});
beforeEach(async () => {
  program = await startProgram({ DATABASE_URL: database.url });
  transports = { envelope: envelopeTransport(program), grpc: grpcTransport(program) };
});
afterEach(async () => {
  await transports.grpc.close();
  await program.stop('SIGKILL');
});
afterAll(async () => {
  await rows.close();
  await database.drop();
});

const EXIT_WITHIN_MS = 5000;

async function stopTimed() {
  const since = performance.now();
  const ended = await program.stop('SIGTERM');
  return { ...ended, inTime: performance.now() - since < EXIT_WITHIN_MS };
}

/** A client that sends keepalives all the time. */
const keepingAlive = () =>
  new grpc.Client(program.grpcAddress, grpc.credentials.createInsecure(), { 'grpc.keepalive_time_ms': 100 });

/** What /health says, asked on a new connection each time, until nobody answers. */
async function healthUntilClosed(): Promise<number[]> {
  const seen: number[] = [];
  await until(async () => {
    try {
      seen.push((await fetch(`${program.url}/health`, { headers: { connection: 'close' } })).status);
      return false;
    } catch {
      return true;
    }
  }, 'a closed transport');
  return seen;
}

/** The statuses that grpc.health.v1 Watch tells, until it ends. */
function watchHealth(client: grpc.Client): { told: number[]; ended: Promise<void> } {
  const told: number[] = [];
  const call = client.makeServerStreamRequest<Buffer, number>(
    '/grpc.health.v1.Health/Watch',
    (bytes) => bytes,
    (bytes) => bytes[1] ?? 0, // field 1, the status
    Buffer.alloc(0),
  );
  call.on('data', (status: number) => told.push(status));
  return { told, ended: new Promise((resolve) => call.on('error', () => resolve()).on('end', () => resolve())) };
}

test('on SIGTERM health turns on both transports before they close, and calls that come meanwhile are answered', async () => {
  const client = keepingAlive();
  const watch = watchHealth(client);
  await until(async () => watch.told.length > 0, 'the first status');
  const player = await newPlayer(transports.grpc);
  expect((await fetch(`${program.url}/health`)).status).toBe(200);
  const stopped = stopTimed();
  const closed = healthUntilClosed();
  await until(async () => watch.told.at(-1) === 2, 'NOT_SERVING');
  expect((await player.create()).status).toBe(200);
  expect((await player.through(transports.envelope).create()).status).toBe(200);
  expect((await closed).slice(1)).toContain(503); // the first question may overtake the signal
  await watch.ended;
  client.close();
  expect(await stopped).toEqual({ code: 0, signal: null, inTime: true });
});

test('calls in flight are answered, those of a client with keepalives too', async () => {
  const keeping = grpcTransport(program, { 'grpc.keepalive_time_ms': 100 });
  const players = await newPlayers([transports.envelope, keeping], 2);
  const rooms = await Promise.all(players.map(async (player) => roomOf(await player.create()).roomId));
  const { calls, stopped } = await rows.whileLocked('SELECT FROM rooms FOR UPDATE', [], async () => {
    const exits = players.map((player, index) => player.exit(rooms[index] ?? ''));
    await until(async () => (await rows.waiting()) === 2, 'two calls that wait for their rooms');
    const stopping = stopTimed();
    // both transports have begun to close before the rooms are freed
    await until(
      async () =>
        fetch(program.url).then(
          () => false,
          () => true,
        ),
      'a closed transport',
    );
    return { calls: exits, stopped: stopping };
  });
  for (const answered of await Promise.all(calls)) expect(outline(answered)).toEqual(['exitGameRoomRsp Success']);
  expect(await stopped).toEqual({ code: 0, signal: null, inTime: true });
  await keeping.close();
});

test('open streams end with the hint to resume, and those that nobody reads do not delay the stop', async () => {
  const player = await newPlayer(transports.envelope);
  const { roomId } = roomOf(await player.create());
  const [reading, deaf] = [keepingAlive(), keepingAlive()];
  const others = await newPlayers([transports.envelope], 3);
  const ownRooms = await Promise.all(others.map(async (other) => roomOf(await other.create()).roomId));
  const subscription = (index: number) => ({ token: others[index]?.token ?? '', roomId: ownRooms[index] ?? '' });
  const streams: RawStream[] = [
    envelopeStream(program.url, { token: player.token, roomId }),
    grpcStream(reading, subscription(0)),
  ];
  const silent = [
    envelopeStream(program.url, { ...subscription(1), isDeaf: true }),
    grpcStream(deaf, { ...subscription(2), isDeaf: true }),
  ];
  await until(async () => streams.every(({ responses }) => responses.length > 0), 'the first states');
  expect(await stopTimed()).toEqual({ code: 0, signal: null, inTime: true });
  for (const { responses, ended } of streams) {
    expect(await ended).toBe('end');
    expect(responses.at(-1)).toMatchObject({ protocolId: 110, subscribeRsp: { resume: true, version: 1 } });
  }
  for (const stream of silent) stream.close();
  for (const client of [reading, deaf]) client.close();
});

test('a node that is cut from its database ends in time all the same', async () => {
  const wire = await cutWire(database.url);
  await program.stop('SIGKILL');
  program = await startProgram({ DATABASE_URL: wire.url });
  const player = await newPlayer(envelopeTransport(program));
  wire.stall();
  const call = player.create().catch(() => undefined);
  expect(await stopTimed()).toEqual({ code: 0, signal: null, inTime: true });
  await call;
  await wire.close();
});

test('SIGINT (Ctrl-C) stops it in the same way', async () => {
  expect(await program.stop('SIGINT')).toEqual({ code: 0, signal: null });
});
