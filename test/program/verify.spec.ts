import { othello } from '../bots/command-line.ts';
import { LINES, playLast, playLine, seatTwo } from '../kit/game.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { inProcessTransport } from '../kit/transports.ts';
import { verify, type Inconsistency } from '../../src/operations/verify.ts';
import { PostgresAddress } from '../../src/persistence/index.ts';

let node: TestNode;
let rows: Rows;
/** rooms by how they stand */
const rooms: Record<string, string> = {};
beforeAll(async () => {
  node = await startNode();
  rows = openRows(node.databaseUrl);
  const transport = inProcessTransport(node);
  const table = async () => seatTwo(await newPlayer(transport), await newPlayer(transport));
  const [won, drawn, resigned, live] = [await table(), await table(), await table(), await table()];
  await playLine(won, LINES.blackWins);
  await playLast(rows, drawn, LINES.draw);
  await resigned.white.exit(resigned.roomId);
  await playLine(live, 'd3c3');
  const waiting = await newPlayer(transport);
  await waiting.create();
  Object.assign(rooms, { won: won.roomId, drawn: drawn.roomId, resigned: resigned.roomId, live: live.roomId });
});
afterAll(async () => {
  await rows.close();
  await node.close();
});

async function found() {
  const all: Inconsistency[] = [];
  const verified = await verify(new PostgresAddress(node.databaseUrl), (each) => all.push(each));
  expect(verified.inconsistencies).toBe(all.length);
  return { verified, all };
}

test('a database that was only played on is consistent', async () => {
  expect(await found()).toEqual({ verified: { rooms: 5, games: 4, users: 9, inconsistencies: 0 }, all: [] });
});

test.each([
  ['a disc', 'won', 'UPDATE rooms SET white = 1 WHERE id = $1', /white discs are not those that its moves give/],
  ['a move', 'live', `UPDATE rooms SET moves = '\\x13130000' WHERE id = $1`, /its moves are no game: ply 2/],
  ['a turn', 'live', 'UPDATE rooms SET status = 3 - status WHERE id = $1', /black is to move, and its status is 1/],
  ['a winner', 'won', 'UPDATE rooms SET winner = user_1 WHERE id = $1', /its winner is \d+, and by its discs \d+/],
  [
    'an ending',
    'resigned',
    'UPDATE rooms SET ended_by = 0 WHERE id = $1',
    /black has a move left, and it ended by its sc/,
  ],
  [
    'an end',
    'live',
    'UPDATE rooms SET ended_at = now(), winner = user_1 WHERE id = $1',
    /it has ended, and its status/,
  ],
  ['a seat', 'live', 'DELETE FROM seats WHERE room_id = $1', /its player \d+ has no seat in it/],
  [
    'a seat too many',
    'won',
    'INSERT INTO seats SELECT user_1, id FROM rooms WHERE id = $1',
    /user \d+ sits in it after its end/,
  ],
  [
    'wins for losses',
    'won',
    'UPDATE users SET win = lose, lose = win WHERE id = (SELECT user_1 FROM rooms WHERE id = $1)',
    /won, lost, drawn: 1, 0, 0; by the rooms 0, 1, 0/,
  ],
  [
    'a count of ratings',
    'won',
    'UPDATE rating_changes SET users = users + 1 WHERE $1::bigint > 0',
    /are counted by rating/,
  ],
])('%s that was tampered with is found', async (_, room, sql, words) => {
  const tables = ['seats', 'rating_changes', 'rooms', 'users'];
  for (const table of tables) await rows.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
  try {
    await rows.query(sql, [rooms[room]]);
    const { all } = await found();
    expect(all.map(({ what }) => what)).toContainEqual(expect.stringMatching(words));
  } finally {
    await rows.query('DELETE FROM seats');
    await rows.query(
      `UPDATE rooms r SET white = k.white, moves = k.moves, status = k.status, winner = k.winner, ended_by = k.ended_by,
         ended_at = k.ended_at FROM kept_rooms k WHERE k.id = r.id`,
    );
    await rows.query('UPDATE users u SET win = k.win, lose = k.lose FROM kept_users k WHERE k.id = u.id');
    await rows.query('INSERT INTO seats SELECT * FROM kept_seats');
    await rows.query('DELETE FROM rating_changes; DELETE FROM rating_counts');
    await rows.query(
      'INSERT INTO rating_changes SELECT now(), floor(rating), 1 FROM users WHERE win + lose + draw > 0',
    );
    for (const table of tables) await rows.query(`DROP TABLE kept_${table}`);
  }
});

test('the command prints what it checked, and exits with 1 when something is wrong', async () => {
  const env = { DATABASE_URL: node.databaseUrl };
  const { code, stdout } = await othello(['verify'], [], env);
  expect([code, stdout]).toEqual([0, '5 rooms with 4 games, 9 users: 0 inconsistencies\n']);
  await rows.query('UPDATE users SET draw = draw + 1 WHERE id = 1');
  const wrong = await othello(['verify', '--json'], [], env);
  const [first, totals] = wrong.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(wrong.code).toBe(1);
  expect([first, totals]).toMatchObject([{ where: 'user 1' }, { inconsistencies: 1 }]);
});
