import { atOnce } from '../kit/at-once.ts';
import { type Transport, inProcessTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline, roomOf } from '../kit/player.ts';
import { QueryLog } from '../kit/query-log.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { seatTwo, type Game } from '../kit/game.ts';

const GAMES = 12;
const PUT = ['gamePutRsp Success', 'gameSyncRsp Success'];

let database: FreshDatabase;
let rows: Rows;
let log: QueryLog;
const nodes: TestNode[] = [];
/** of a node that coalesces and of one that doesn't */
const transports: Record<'on' | 'off', Transport> = {} as never;

beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  for (const COALESCE of ['on', 'off'] as const) {
    const node = await startNode({ databaseUrl: database.url, env: { COALESCE } });
    nodes.push(node);
    transports[COALESCE] = inProcessTransport(node);
  }
  rows = openRows(database.url);
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  await rows.close();
  await log.close();
  await database.drop();
});

const games = (transport: Transport): Promise<Game[]> =>
  atOnce(
    Array.from({ length: GAMES }, () => async () => seatTwo(await newPlayer(transport), await newPlayer(transport))),
  );

/** The statements of optimistic calls, by name; in-process, so that the calls are of one turn of the event loop. */
const statements = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await log.during(work)).flatMap((text) => /^((?:rooms?|moves?|session)-[a-z-]+):/.exec(text)?.[1] ?? []);

const versions = async (played: readonly Game[]) =>
  (
    await rows.query<{ version: number }>('SELECT version FROM rooms WHERE id = ANY ($1)', [
      played.map(({ roomId }) => roomId),
    ])
  ).map(({ version }) => version);

const put = ({ roomId, black }: Game) => black.put(roomId, 'd3', { seqNo: 1 });

test('the puts of one moment are one read and one write, so one commit, and each is made', async () => {
  const played = await games(transports.on);
  const taken = await statements(async () => {
    const answers = await atOnce(played.map((game) => () => put(game)));
    expect(answers.map(outline)).toEqual(played.map(() => PUT));
  });
  expect(taken).toEqual(['rooms-with-sessions', 'moves-with-sessions']);
  expect(await versions(played)).toEqual(played.map(() => 3));
});

test('the syncs of one moment are one read, and each sees its own room', async () => {
  const played = await games(transports.on);
  const taken = await statements(async () => {
    const answers = await atOnce(
      played.map(
        ({ roomId, white }) =>
          () =>
            white.sync(roomId),
      ),
    );
    expect(answers.map((answered) => roomOf(answered))).toMatchObject(
      played.map(({ roomId, white, black }) => ({ roomId, user1: white.id, user2: black.id, version: 2 })),
    );
  });
  expect(taken).toEqual(['rooms-with-sessions']);
});

test('a call without company takes the statements of its own', async () => {
  const [game] = (await games(transports.on)) as [Game];
  expect(await statements(() => put(game))).toEqual(['room-with-session', 'move-with-session']);
  expect(await statements(() => game.white.sync(game.roomId))).toEqual(['room-with-session']);
});

test('with COALESCE=off every call takes statements of its own, and the answers are the same', async () => {
  const played = await games(transports.off);
  const taken = await statements(async () => {
    const answers = await atOnce(played.map((game) => () => put(game)));
    expect(answers.map(outline)).toEqual(played.map(() => PUT));
  });
  expect(taken.toSorted()).toEqual([
    ...played.map(() => 'move-with-session'),
    ...played.map(() => 'room-with-session'),
  ]);
});

test('two calls of one room at once do not spoil the batch: one is made, and every neighbour', async () => {
  const [game, ...others] = (await games(transports.on)) as [Game, ...Game[]];
  const { roomId, black } = game;
  const [one, other, ...answers] = await atOnce([
    () => black.put(roomId, 'd3'),
    () => black.put(roomId, 'c4'),
    ...others.map((each) => () => put(each)),
  ]);
  expect([outline(one!)[0], outline(other!)[0]].toSorted()).toEqual([
    'gamePutRsp ErrorNotYourTurn',
    'gamePutRsp Success',
  ]);
  expect(answers.map(outline)).toEqual(others.map(() => PUT));
  expect(await versions([game, ...others])).toEqual([game, ...others].map(() => 3));
});

test('two calls of one session and seqNo at once do not spoil the batch: one is made, the other is 203', async () => {
  const [game, ...others] = (await games(transports.on)) as [Game, ...Game[]];
  const { roomId, black } = game;
  const [one, other, ...answers] = await atOnce([
    () => black.put(roomId, 'd3', { seqNo: 1 }),
    () => black.put(roomId, 'c4', { seqNo: 1 }),
    ...others.map((each) => () => put(each)),
  ]);
  expect([outline(one!)[0], outline(other!)[0]].toSorted()).toEqual([
    'gamePutRsp ErrorSeqNoConflict',
    'gamePutRsp Success',
  ]);
  expect(answers.map(outline)).toEqual(others.map(() => PUT));
});

test('a call that the database refuses fails by itself: its neighbours are made, and so is it when it may be', async () => {
  const played = await games(transports.on);
  const [bad] = played as [Game, ...Game[]];
  await rows.query(`ALTER TABLE rooms ADD CONSTRAINT bad CHECK (id <> ${bad.roomId} OR version < 3)`);
  const taken = await statements(async () => {
    const [refused, ...answers] = await atOnce(played.map((game) => () => put(game)));
    expect(refused!.status).toBe(500);
    expect(answers.map(outline)).toEqual(answers.map(() => PUT));
  });
  expect(taken.slice(0, 2)).toEqual(['rooms-with-sessions', 'moves-with-sessions']);
  expect(taken.slice(2)).toEqual(played.map(() => 'move-with-session'));
  await rows.query('ALTER TABLE rooms DROP CONSTRAINT bad');
  expect(outline(await put(bad))).toEqual(PUT);
  expect(await versions(played)).toEqual(played.map(() => 3));
});

test('a put of a locked room waits alone: its neighbours are answered meanwhile', async () => {
  const [held, ...others] = (await games(transports.on)) as [Game, ...Game[]];
  let late: Promise<unknown> | undefined;
  await rows.whileLocked('SELECT FROM rooms WHERE id = $1 FOR UPDATE', [held.roomId], async () => {
    late = put(held).then(outline);
    const answers = await atOnce(others.map((each) => () => put(each)));
    expect(answers.map(outline)).toEqual(others.map(() => PUT));
    expect(await versions([held])).toEqual([2]);
  });
  expect(await late).toEqual(PUT);
});

test('puts that end their games beside puts that do not: all are made, and each game ends once', async () => {
  const played = await games(transports.on);
  const ending = played.slice(0, 3);
  // one disc of White's between two of Black's: the put takes it and White has none
  await rows.query(`UPDATE rooms SET black = 1, white = 2, moves = '\\x' WHERE id = ANY ($1)`, [
    ending.map(({ roomId }) => roomId),
  ]);
  const answers = await atOnce(
    played.map((game, index) => () => game.black.put(game.roomId, index < ending.length ? 'c1' : 'd3', { seqNo: 1 })),
  );
  expect(answers.map(outline)).toEqual(
    played.map((_, index) => (index < ending.length ? [...PUT, 'gameOverRsp Success'] : PUT)),
  );
  const won = await rows.query('SELECT 1 FROM users WHERE id = ANY ($1) AND win = 1', [
    ending.map(({ black }) => black.id),
  ]);
  expect(won).toHaveLength(ending.length);
});
