import { ReplicaAge } from '../../src/persistence/replica-age.ts';
import { ReplicaReads } from '../../src/persistence/index.ts';
import { examine, type Finding } from '../../src/doctor.ts';
import { makeFreshDatabase } from '../../src/persistence/fresh-database.ts';
import { type OwnPostgres, ownPostgres } from '../kit/own-postgres.ts';
import { type CutWire, cutWire } from '../kit/cut.ts';
import { seatTwo } from '../kit/game.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { bodyOf, newPlayer, type Player, type UserBody } from '../kit/player.ts';
import { type Standby, startStandby } from '../kit/standby.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { until } from '../kit/until.ts';

describe('the age of what a replica shows', () => {
  const fresh = (age: ReplicaAge, nowMs: number) => [age.isFresh(nowMs), age.ms(nowMs)];

  test('is not known before the replica has replayed what the primary had written', () => {
    const age = new ReplicaAge();
    expect(fresh(age, 0)).toEqual([false, undefined]);
    age.wrote('0/200', 1000);
    age.replayed('0/1FF');
    expect(fresh(age, 1000)).toEqual([false, undefined]);
    age.replayed('0/200');
    expect(fresh(age, 1300)).toEqual([true, 300]);
  });

  test('is that of the last writing that it has, however much the primary has written since', () => {
    const age = new ReplicaAge();
    for (const [lsn, atMs] of [
      ['0/FFFFFFFF', 0],
      ['1/0', 500],
      ['1/10', 1000],
    ] as const)
      age.wrote(lsn, atMs);
    age.replayed('1/F');
    expect(fresh(age, 2500)).toEqual([true, 2000]);
    expect(fresh(age, 2501)).toEqual([false, 2001]);
    age.forget();
    expect(fresh(age, 2501)).toEqual([false, undefined]);
  });
});

let primary: OwnPostgres;
let standby: Standby;
let wire: CutWire;
let node: TestNode;
let alice: Player;
beforeAll(async () => {
  primary = await ownPostgres({ max_connections: '100' });
  standby = await startStandby(primary);
  wire = await cutWire(standby.url);
  node = await startNode({ databaseUrl: primary.url, env: { DATABASE_READ_URL: wire.url } });
  alice = await newPlayer(envelopeTransport(node));
});
afterAll(async () => {
  await node?.close();
  await wire?.close();
  await standby?.remove();
  await primary?.remove();
});

const reads = () => node.app.get(ReplicaReads, { strict: false });

/** What a call adds to the reads of each server. */
async function readsOf(call: () => Promise<unknown>): Promise<{ replica: number; primary: number }> {
  const before = reads().gauge;
  await call();
  const after = reads().gauge;
  return { replica: after.replica - before.replica, primary: after.primary - before.primary };
}

const isUsed = () => until(async () => (reads().ageMs ?? Infinity) < 1000, 'a replica in use');

async function endedGame(): Promise<{ roomId: string; black: Player }> {
  const black = await newPlayer(envelopeTransport(node));
  const { roomId } = await seatTwo(alice, black);
  await black.exit(roomId);
  return { roomId, black };
}

const winsOfAlice = async () =>
  bodyOf<{ user: UserBody }>(await alice.call('GetProfile', {}), 'getProfileRsp').user.win ?? 0;

test('lists, records, profiles and the leaderboard are read from the replica', async () => {
  const { roomId } = await endedGame();
  await standby.caughtUp();
  await isUsed();
  for (const [procedure, request] of [
    ['ListGameRooms', {}],
    ['GetGameRecord', { roomId }],
    ['GetProfile', {}],
    ['GetLeaderboard', {}],
  ] as const)
    expect([procedure, await readsOf(() => alice.call(procedure, request))]).toEqual([
      procedure,
      { replica: 1, primary: 0 },
    ]);
});

test('what is not on the replica yet is read from the primary: a new user, a game that has just ended', async () => {
  await isUsed();
  await standby.pause();
  const { roomId, black } = await endedGame();
  const record = await alice.call('GetGameRecord', { roomId });
  expect(record.replies.map(({ code }) => code)).toEqual(['Success']);
  const rank = await black.call('GetLeaderboard', {});
  expect(rank.replies.map(({ code }) => code)).toEqual(['Success']);
  await standby.resume();
});

test('a replica that lags is not asked once what it has is over 2 s old, and is asked again when it has caught up', async () => {
  await standby.caughtUp();
  await isUsed();
  const before = await winsOfAlice();
  await standby.pause();
  await endedGame();
  await until(async () => (await winsOfAlice()) === before + 1, 'the win, from the primary', 10_000);
  expect(await readsOf(winsOfAlice)).toEqual({ replica: 0, primary: 1 });
  await standby.resume();
  await isUsed();
  expect(await readsOf(winsOfAlice)).toEqual({ replica: 1, primary: 0 });
});

test('a replica that is gone fails no call, and is asked again when it is back', async () => {
  await isUsed();
  await standby.stop();
  for (let call = 0; call < 20; call++) expect((await alice.call('GetProfile', {})).status).toBe(200);
  await standby.start();
  await isUsed();
  expect(await readsOf(winsOfAlice)).toEqual({ replica: 1, primary: 0 });
});

test('a replica that falls silent in the middle of a read costs the call a second at most', async () => {
  await isUsed();
  wire.stall();
  expect((await alice.call('GetProfile', {})).status).toBe(200);
  expect(reads().ageMs).toBeUndefined(); // no other call waits for it
  wire.mend();
  await isUsed();
});

test('a server that is no standby of the database is never asked', async () => {
  const other = await makeFreshDatabase(primary.url, 'other');
  const [itself, strange] = await Promise.all(
    [primary.url, other.url].map((url) => startNode({ databaseUrl: primary.url, env: { DATABASE_READ_URL: url } })),
  );
  try {
    for (const each of [itself!, strange!]) {
      const player = await newPlayer(envelopeTransport(each));
      expect((await player.call('GetProfile', {})).status).toBe(200);
      expect(each.app.get(ReplicaReads, { strict: false }).gauge).toEqual({ replica: 0, primary: 1 });
    }
  } finally {
    await itself?.close();
    await strange?.close();
    await other.drop();
  }
});

test.each([
  ['a standby', () => standby.url, 'ok', /is a standby$/],
  ['the primary', () => primary.url, 'advice', /it is no standby/],
  ['another database', () => standby.url.replace(/othello$/, 'postgres'), 'advice', /it is another database/],
  ['nothing', () => 'postgres://postgres@127.0.0.1:1/othello', 'advice', /reads go to the primary: .*ECONNREFUSED/],
])('the doctor tells of a DATABASE_READ_URL that leads to %s', async (_, url, verdict, line) => {
  const env = { DATABASE_URL: primary.url, DATABASE_READ_URL: url(), PORT: '0', GRPC_PORT: '0', THRIFT_PORT: '0' };
  const findings: Finding[] = [];
  for await (const finding of examine({ env })) findings.push(finding);
  expect(findings.find(({ what }) => what === 'read replica')).toMatchObject({
    verdict,
    line: expect.stringMatching(line) as string,
  });
});
