import { inProcessTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline, roomOf } from '../kit/player.ts';
import { QueryLog } from '../kit/query-log.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { LINES, playLine, seatTwo, type Game } from '../kit/game.ts';
import { until } from '../kit/until.ts';

let database: FreshDatabase;
let log: QueryLog;
let node: TestNode;
let rows: Rows;

beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  node = await startNode({ databaseUrl: database.url });
  rows = openRows(database.url);
});
afterAll(async () => {
  await rows.close();
  await node.close();
  await log.close();
  await database.drop();
});

async function newGame(): Promise<Game> {
  const transport = inProcessTransport(node);
  return seatTwo(await newPlayer(transport), await newPlayer(transport));
}

/** Games in which black is to make the first move. @returns ids of their rooms */
async function newGames(count: number): Promise<string[]> {
  const made = await rows.query<{ id: string }>(
    `WITH players AS (
       INSERT INTO users (name, name_key) SELECT name, name
       FROM (SELECT 'late' || gen_random_uuid() FROM generate_series(1, 2 * $1)) AS n (name) RETURNING id
     ), pairs AS (
       SELECT min(id) AS white, max(id) AS black
       FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 2 AS pair FROM players) AS p GROUP BY pair
     ), made AS (
       INSERT INTO rooms (user_1, user_2, status, black, white, moves, version, deadline, started_at)
       SELECT white, black, 2, 34628173824, 68853694464, '', 2, now() + interval '1 hour', now() FROM pairs
       RETURNING id, user_1, user_2
     ), seated AS (
       INSERT INTO seats SELECT user_1, id FROM made UNION ALL SELECT user_2, id FROM made
     )
     SELECT id FROM made ORDER BY id`,
    [count],
  );
  return made.map(({ id }) => id);
}

const makeOverdue = (ids: readonly string[]) =>
  rows.query('UPDATE rooms SET deadline = now() WHERE id = ANY ($1)', [ids]);

const untilEnded = (ids: readonly string[]): Promise<unknown> =>
  until(
    async () => {
      const live = await rows.query('SELECT 1 FROM rooms WHERE id = ANY ($1) AND ended_at IS NULL', [ids]);
      return live.length === 0;
    },
    `${ids.length} rooms to be ended`,
    30_000,
  );

test('moves are heap-only updates: no index has a new entry for them', async () => {
  const updates = async () => {
    const [stats] = await rows.query<{ all: string; hot: string }>(
      `SELECT n_tup_upd AS all, n_tup_hot_upd AS hot FROM pg_stat_user_tables WHERE relname = 'rooms'`,
    );
    return { all: Number(stats?.all), hot: Number(stats?.hot) };
  };
  const game = await newGame();
  const line = LINES.draw.slice(0, 2 * 40);
  await playLine(game, line.slice(0, 2 * 2)); // the statistics of seating come in with these
  const before = await until(async () => {
    const seen = await updates();
    return seen.hot >= 2 && seen;
  }, 'the statistics of two moves');
  for (const [index, square] of (line.slice(2 * 2).match(/../g) ?? []).entries())
    expect(outline(await (index % 2 === 0 ? game.black : game.white).put(game.roomId, square))[0]).toBe(
      'gamePutRsp Success',
    );
  const after = await until(async () => {
    const seen = await updates();
    return seen.all >= before.all + 38 && seen;
  }, 'the statistics of the moves');
  expect(after.hot - before.hot).toBe(after.all - before.all);
});

test('hundreds of overdue games end in a few statements, each with the result that it would have alone', async () => {
  const ids = await newGames(450);
  const executed = await log.during(async () => {
    await makeOverdue(ids);
    await untilEnded(ids);
  });
  // three batches of a look, locks, ends and rewards; the looks of a few more rounds
  const ofGame = executed.filter((text) => /\b(rooms|users|seats)\b/.test(text) && !/SELECT 1 FROM rooms/.test(text));
  expect(ofGame.length).toBeLessThan(60);
  const ended = await rows.query(
    `SELECT DISTINCT r.status, r.version, r.winner = r.user_1 AS white_won, r.ended_at = r.updated_at AS at_once,
       w.win, w.exp, w.gold, b.lose, b.exp AS loser_exp, round(w.rating) AS rating, round(b.rating) AS loser_rating
     FROM rooms r JOIN users w ON w.id = r.user_1 JOIN users b ON b.id = r.user_2 WHERE r.id = ANY ($1)`,
    [ids],
  );
  expect(ended).toEqual([
    {
      ...{ status: 4, version: 3, white_won: true, at_once: true, win: 1, exp: 10, gold: 10, lose: 1, loser_exp: 2 },
      ...{ rating: 1662, loser_rating: 1338 },
    },
  ]);
  expect(await rows.query('SELECT 1 FROM seats WHERE room_id = ANY ($1)', [ids])).toEqual([]);
});

test('a room or a player that another call has locked holds up no other room, and ends when it is free', async () => {
  const ids = await newGames(5);
  const [locked, ofLocked, ...free] = ids;
  await rows.query(`UPDATE rooms SET deadline = now() + interval '1 s' WHERE id = $1`, [locked]);
  const lock = `WITH room AS (SELECT 1 FROM rooms WHERE id = $1 FOR UPDATE), player AS (
      SELECT 1 FROM users WHERE id = (SELECT user_2 FROM rooms WHERE id = $2) FOR UPDATE)
    SELECT FROM room, player`;
  await rows.whileLocked(lock, [locked, ofLocked], async () => {
    await makeOverdue([ofLocked!, ...free]);
    await untilEnded(free);
    const held = await rows.query('SELECT id FROM rooms WHERE id = ANY ($1) AND ended_at IS NULL ORDER BY id', [
      [locked, ofLocked],
    ]);
    expect(held).toEqual([{ id: locked }, { id: ofLocked }]);
  });
  await untilEnded([locked!, ofLocked!]);
});

test('a room that can not be ended holds up no other', async () => {
  const [first, ...others] = await newGames(4);
  await rows.query('UPDATE users SET exp = 2147483647 WHERE id = (SELECT user_1 FROM rooms WHERE id = $1)', [first]);
  await makeOverdue([first!, ...others]);
  await untilEnded(others);
  const [left] = await rows.query('SELECT ended_at, check_after > now() AS is_postponed FROM rooms WHERE id = $1', [
    first,
  ]);
  expect(left).toEqual({ ended_at: null, is_postponed: true });
});

test('a game that goes on when it is looked at is looked at again when its turn is over', async () => {
  const { roomId, black, white } = await newGame();
  await black.put(roomId, 'd3');
  await rows.query('UPDATE rooms SET check_after = now() WHERE id = $1', [roomId]);
  await until(async () => {
    const [room] = await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND check_after = deadline', [roomId]);
    return room;
  }, 'the sweep to look at the room');
  expect(roomOf(await white.sync(roomId))).toMatchObject({ status: 'TURN_USER1', version: 3 });
});

test('whoever brings a deadline forward has the room looked at then', async () => {
  const { roomId } = await newGame();
  await rows.query(`UPDATE rooms SET deadline = deadline - interval '1 hour' WHERE id = $1`, [roomId]);
  await untilEnded([roomId]);
});
