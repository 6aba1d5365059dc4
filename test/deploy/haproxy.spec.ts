import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as grpc from '@grpc/grpc-js';
import { connect, envelope, roomOf as roomIn, type Transport as SdkTransport } from '@othello-rpc/client';
import { grpc as grpcOfSdk } from '@othello-rpc/client/grpc';
import { parseMoves } from '@othello-rpc/kernel';
import { newClient } from '../client/ways.ts';
import { type Transport, envelopeTransport, grpcTransport } from '../kit/transports.ts';
import { type Fleet, startFleet } from '../kit/fleet.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { newPlayer, outline, type Player, type RoomBody, roomOf } from '../kit/player.ts';
import { envelopeStream, grpcStream, type RawStream } from '../kit/raw-stream.ts';
import { LINES, playLine, seatTwo } from '../kit/game.ts';
import { QueryLog } from '../kit/query-log.ts';
import { until } from '../kit/until.ts';

// deploy/haproxy.cfg itself, by Debian's HAProxy, in front of three built nodes
let database: FreshDatabase;
let log: QueryLog;
let fleet: Fleet;
let transports: [Transport, Transport];

beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  fleet = await startFleet({ DATABASE_URL: database.url });
  transports = [envelopeTransport(fleet), grpcTransport(fleet)];
});
afterAll(async () => {
  await transports[1].close();
  await fleet.stop();
  await log.close();
  await database.drop();
});

const CALL_EVERY_MS = 10;

/** Calls on and on, none of them twice: each answer's status, until it is stopped. */
function callOn(player: Player): { stop(): Promise<number[]> } {
  let isStopped = false;
  const statuses = (async () => {
    const seen: number[] = [];
    for (let seqNo = 1; !isStopped; seqNo++) {
      seen.push((await player.create({}, { seqNo })).status);
      await pause(CALL_EVERY_MS);
    }
    return seen;
  })();
  return { stop: () => ((isStopped = true), statuses) };
}

const callersOn = async () => (await Promise.all(transports.map((transport) => newPlayer(transport)))).map(callOn);
const isEach200 = (statuses: number[]) => expect(statuses.filter((status) => status !== 200)).toEqual([]);

const whenAllServe = () =>
  until(async () => {
    const health = await Promise.all(fleet.nodes.map(({ url }) => fetch(`${url}/health`)));
    return health.every(({ ok }) => ok);
  }, 'three nodes that serve');

describe('streams through the balancer', () => {
  let client: grpc.Client;
  let streams: RawStream[];
  let players: Player[];
  let rooms: RoomBody[];

  beforeAll(async () => {
    client = new grpc.Client(fleet.grpcAddress, grpc.credentials.createInsecure());
    players = await Promise.all(transports.map((transport) => newPlayer(transport)));
    rooms = await Promise.all(players.map(async (player) => roomOf(await player.create({ private: true }))));
    const at = (index: number) => ({ token: players[index]?.token ?? '', roomId: rooms[index]?.roomId ?? '' });
    streams = [envelopeStream(fleet.url, at(0)), grpcStream(client, at(1))];
  });
  afterAll(() => client.close());

  test('stay open until after a heartbeat, and carry what happens then', async () => {
    const heartbeat = { subscribeRsp: { version: 1 } };
    for (const { responses } of streams)
      await until(async () => responses.some(({ protocolId }) => protocolId === 110), 'a heartbeat', 40_000);
    for (const { responses } of streams) expect(responses.at(-1)).toMatchObject(heartbeat);
    for (const [index, { invite }] of rooms.entries())
      await (await newPlayer(transports[index] as Transport)).accept(invite);
    for (const { responses } of streams)
      await until(async () => responses.at(-1)?.['protocolId'] === 106, 'an opponent');
    for (const [index, { roomId }] of rooms.entries()) await players[index]?.exit(roomId);
    for (const { ended } of streams) expect(await ended).toBe('end');
  }, 150_000);
});

test('a game is played over both transports, each call by whichever node', async () => {
  const game = await seatTwo(await newPlayer(transports[0]), await newPlayer(transports[1]));
  expect(outline(await playLine(game, LINES.draw))).toContain('gameOverRsp Success');
});

test.each<[string, () => SdkTransport]>([
  ['the envelope', () => envelope(fleet.url)],
  ['Connect', () => connect(fleet.url)],
  ['gRPC', () => grpcOfSdk(fleet.grpcAddress)],
])(
  "over %s the SDK's hint keeps a room at one node, which reads it no more than once for each player",
  async (_, open) => {
    const [white, black] = [await newClient(open()), await newClient(open())];
    const { roomId, invite } = roomIn(await white.client.createGameRoom({ private: true }));
    await black.client.joinGameRoom({ invite });
    const statements = await log.during(async () => {
      for (const [index, square] of parseMoves(LINES.draw).slice(0, 20).entries())
        await (index % 2 === 0 ? black : white).client.gamePut({ roomId, r: square >> 3, c: square & 7 });
    });
    const ofPuts = statements.flatMap((text) => /^(room|move)-with-session:/.exec(text)?.[1] ?? []);
    expect(ofPuts).toEqual(['room', 'move', 'room', ...new Array<string>(19).fill('move')]);
    for (const { client } of [white, black]) client.close();
  },
);

test('a node that is restarted is seen by no call, though none is sent again', async () => {
  const callers = await callersOn();
  const [node] = fleet.nodes;
  expect(await node?.stop('SIGTERM')).toBe(0);
  await node?.start();
  await whenAllServe();
  for (const caller of callers) isEach200(await caller.stop());
});

test('a node that is killed is seen by no call: what it had not answered goes to another one', async () => {
  const callers = await callersOn();
  const [, killed] = fleet.nodes;
  await killed?.stop('SIGKILL');
  const later = await callersOn();
  await killed?.start();
  await whenAllServe();
  for (const caller of [...callers, ...later]) isEach200(await caller.stop());
});

test('a drained node has the time that HAProxy takes to see it', () => {
  const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8');
  const [, inter, fall] = /inter (\d+)ms fall (\d+)/.exec(read('deploy/haproxy.cfg')) ?? [];
  const [, noticeMs] = /NOTICE_MS = (\d+)/.exec(read('src/serve.ts')) ?? [];
  expect(Number(noticeMs)).toBeGreaterThan(Number(inter) * Number(fall));
});
