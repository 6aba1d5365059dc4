import { atOnce, deadlocksIn, resending } from '../kit/at-once.ts';
import { type Transport, inProcessTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { type TestNode, startNode } from '../kit/node.ts';
import { logIn, outline, roomOf } from '../kit/player.ts';
import { movesText } from '../kit/picture.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { type Game } from '../kit/game.ts';
import { until } from '../kit/until.ts';
import { newGames, playOn, totals } from './totals.ts';

const PUT = ['gamePutRsp Success', 'gameSyncRsp Success'];

// in-process, so that the calls of a moment are one batch on each node
let database: FreshDatabase;
let nodes: TestNode[];
let transports: [Transport, Transport, Transport];
let rows: Rows;

beforeAll(async () => {
  database = await freshDatabase();
  const { url: databaseUrl } = database;
  rows = openRows(databaseUrl);
  nodes = [
    await startNode({ databaseUrl }),
    await startNode({ databaseUrl }),
    await startNode({ databaseUrl, env: { COALESCE: 'off' } }),
  ];
  // so many that rows are found by their keys, in the order of the calls, and not by reading whole tables
  await rows.query(
    'INSERT INTO sessions (token_hash, user_id) SELECT int8send(n), -n FROM generate_series(1, 20000) AS n',
  );
  await rows.query(
    `INSERT INTO rooms (user_1, user_2, status, black, white, moves, deadline, ended_at)
     SELECT -n, -n, 3, 0, 0, '', now(), now() FROM generate_series(1, 20000) AS n`,
  );
  await rows.query('ANALYZE sessions, rooms');
  transports = nodes.map((node) => resending(inProcessTransport(node))) as typeof transports;
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  await rows.close();
  await database.drop();
  expect(deadlocksIn(database.url)).toEqual([]);
});

test.each([
  ['two nodes that coalesce', [0, 1]],
  ['one that coalesces and one that does not', [0, 2]],
])(
  'after an optimistic run of %s, sessions and rooms advanced together, once for every acknowledged put',
  async (_, pair) => {
    const [one, other] = pair.map((index) => transports[index]!) as [Transport, Transport];
    const games = await newGames(one, 16);
    const played = await atOnce(
      games.map(
        (game) => () =>
          playOn(game, 24, async (player, square, seqNo) => {
            const twins = [one, other, other, one].map(
              (transport) => () => player.through(transport).put(game.roomId, square, { seqNo }),
            );
            const [first, ...rest] = await atOnce(twins);
            for (const answer of rest) expect(answer).toEqual(first);
            return first!;
          }),
      ),
    );
    const acknowledged = played.reduce((sum, puts) => sum + puts, 0);
    expect(acknowledged).toBeGreaterThan(16 * 12);
    expect(await totals(rows, games)).toEqual({ seqNos: acknowledged, versions: acknowledged, puts: acknowledged });
  },
);

// what is held stands in the middle of both: batches that locked in the order of their calls and waited would each have
// the half that the other wants
test.each([
  ['a session', 'SELECT FROM sessions WHERE user_id = $1 FOR UPDATE', ({ black }: Game) => black.id],
  ['a room', 'SELECT FROM rooms WHERE id = $1 FOR UPDATE', ({ roomId }: Game) => roomId],
])(
  'batches of the same calls in opposite orders on two nodes, while %s is held: each put is made once, none deadlocks',
  async (_, held, idOf) => {
    const games = await newGames(transports[0], 25);
    const puts = (transport: Transport) =>
      games.map(
        ({ roomId, black }) =>
          () =>
            black.through(transport).put(roomId, 'd3', { seqNo: 1 }),
      );
    const answers = await rows.whileLocked(held, [idOf(games[12]!)], async () => {
      const both = atOnce([...puts(transports[0]), ...puts(transports[1]).toReversed()]);
      await until(async () => (await rows.waiting()) >= 2, 'a wait on each node');
      return [both];
    });
    for (const answer of await answers[0]!) expect(outline(answer)).toEqual(PUT);
    expect(await totals(rows, games)).toEqual({ seqNos: 25, versions: 25, puts: 25 });
  },
);

test('two nodes on one session at once: one put is made, and the session counts what was answered last', async () => {
  const games = await newGames(transports[0], 12);
  const answers = await atOnce(
    games.flatMap(({ roomId, black }) => [
      () => black.through(transports[0]).put(roomId, 'd3', { seqNo: 1 }),
      () => black.through(transports[1]).put(roomId, 'c4', { seqNo: 2 }),
    ]),
  );
  for (const [index, { roomId, black }] of games.entries()) {
    const [one, two] = [answers[index * 2]!, answers[index * 2 + 1]!].map((answered) => outline(answered)[0]);
    expect([
      ['gamePutRsp Success', 'gamePutRsp ErrorNotYourTurn'],
      ['gamePutRsp ErrorSeqNoStale', 'gamePutRsp Success'],
    ]).toContainEqual([one, two]);
    expect(movesText(roomOf(await black.sync(roomId)).moves)).toBe(one === 'gamePutRsp Success' ? 'd3' : 'c4');
  }
  const sessions = await rows.query('SELECT 1 FROM sessions WHERE user_id = ANY ($1) AND seq_no = 2', [
    games.map(({ black }) => black.id),
  ]);
  expect(sessions).toHaveLength(games.length);
});

test('a login on another node in the midst of a batch: each put is whole or 104, never half', async () => {
  const games = await newGames(transports[0], 12);
  const answers = await atOnce<unknown>([
    ...games.map(
      ({ roomId, black }) =>
        () =>
          black.put(roomId, 'd3', { seqNo: 1 }).then((each) => outline(each)[0]),
    ),
    ...games.map(
      ({ black }) =>
        () =>
          logIn(transports[1], black.account),
    ),
  ]);
  const made = await rows.query<{ seq_no: number; version: number }>(
    `SELECT s.seq_no::integer, r.version FROM unnest($1::bigint[]) WITH ORDINALITY AS played (room_id, n)
     JOIN rooms r ON r.id = played.room_id JOIN sessions s ON s.user_id = r.user_2 AND s.replaced_at IS NOT NULL
     ORDER BY played.n`,
    [games.map(({ roomId }) => roomId)],
  );
  const isMade = answers.slice(0, games.length).map((answer) => answer === PUT[0]);
  expect(made).toEqual(isMade.map((is) => (is ? { seq_no: 1, version: 3 } : { seq_no: 0, version: 2 })));
});
