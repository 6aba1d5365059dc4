import { randomBytes } from 'node:crypto';
import { playMatch } from '../../src/bots/match.ts';
import { random } from '../../src/bots/strategy.ts';
import { type Inconsistency, verify, type VerifyProgress } from '../../src/operations/verify/verify.ts';
import { PostgresAddress } from '../../src/persistence/index.ts';
import { othello } from '../bots/command-line.ts';
import { freePort } from '../kit/free-port.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode } from '../kit/node.ts';
import { openRows } from '../kit/rows.ts';
import { WAYS } from '../client/ways.ts';
import { BOT_GAMES, playEveryKind } from './played.ts';

/** Nobody uses it any more: its copies are tampered with. */
let played: FreshDatabase;
/** rooms by how they stand */
let rooms: Record<string, string>;

beforeAll(async () => {
  ({ database: played, rooms } = await playEveryKind());
});
afterAll(() => played.drop());

/** A copy of the database after `sql`, as long as `use` needs it. */
async function tampered<T>(sql: string, use: (url: string) => Promise<T>): Promise<T> {
  const name = `${played.name}_${randomBytes(4).toString('hex')}`;
  const server = openRows(process.env['TEST_DATABASE_URL'] ?? '');
  const url = new URL(played.url);
  url.pathname = `/${name}`;
  try {
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${played.name}`);
    const rows = openRows(url.href);
    await rows.query(sql);
    await rows.close();
    return await use(url.href);
  } finally {
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.close();
  }
}

async function found(url: string, options: Partial<Parameters<typeof verify>[1]> = {}) {
  const all: Inconsistency[] = [];
  const verified = await verify(new PostgresAddress(url), { report: (each) => all.push(each), ...options });
  expect(verified.inconsistencies).toBe(all.length);
  return { verified, all, lines: all.map(({ where, what }) => `${where}: ${what}`) };
}

const TOTALS = { rooms: 9 + BOT_GAMES, games: 8 + BOT_GAMES, users: 17 + 4 };

test('a database that was only played on is consistent', async () => {
  expect(await found(played.url)).toMatchObject({ verified: { ...TOTALS, inconsistencies: 0 }, all: [] });
});

const room = (name: string, set: string) => `UPDATE rooms SET ${set} WHERE id = ${rooms[name]}`;
const player = (name: string, side: 'user_1' | 'user_2', set: string) =>
  `UPDATE users SET ${set} WHERE id = (SELECT ${side} FROM rooms WHERE id = ${rooms[name]})`;

test.each<[string, () => string, RegExp]>([
  ['a disc', () => room('won', 'white = 1'), /^room \d+: its white discs are not those that its moves give/],
  ['a move', () => room('live', `moves = '\\x13130000'`), /^room \d+: its moves are no game: ply 2 \(19\) is no legal/],
  [
    'a missing pass',
    () => room('drawn', `moves = moves || '\\x40'`),
    /its moves are no game: ply \d+ \(64\) is a pass/,
  ],
  ['a turn', () => room('live', 'status = 3 - status'), /^room \d+: black is to move, and its status is 1/],
  ['a winner', () => room('won', 'winner = user_1'), /^room \d+: its winner is \d+, and by its discs \d+/],
  ['an ending', () => room('resigned', 'ended_by = 0'), /^room \d+: black has a move left, and it ended by its score/],
  ['a score for a resignation', () => room('won', 'ended_by = 1'), /it did not end by its score/],
  ['a time-out', () => room('late', 'winner = user_1'), /^room \d+: who let the time pass has won/],
  ['an end', () => room('live', 'ended_at = updated_at, winner = user_1'), /it has ended, and its status is 2/],
  ['no end', () => room('resigned', 'ended_at = NULL'), /it has a winner or an ending, and has not ended/],
  [
    'a version that is missing',
    () => room('drawn', 'version = version - 1'),
    /its version is 61, and its changes give 62/,
  ],
  ['a version too many', () => room('won', 'version = version + 1'), /its version is 12, and its changes give 11/],
  ['a missing seat', () => `DELETE FROM seats WHERE room_id = ${rooms.live}`, /its player \d+ has no seat in it/],
  [
    'a seat too many',
    () => `INSERT INTO seats SELECT user_1, id FROM rooms WHERE id = ${rooms.won}`,
    /^room \d+: user \d+ sits in it after its end/,
  ],
  [
    'a second seat of a user',
    () => `ALTER TABLE seats DROP CONSTRAINT seats_pkey;
      INSERT INTO seats SELECT s.user_id, ${rooms.won} FROM seats s WHERE s.room_id = ${rooms.live}`,
    /^room \d+: user \d+ sits in it after its end/,
  ],
  [
    'a second live session',
    () => `DROP INDEX sessions_one_live_a_user;
      INSERT INTO sessions (token_hash, user_id) SELECT '\\x00', user_id FROM sessions WHERE user_id = 1`,
    /^user 1: has two live sessions/,
  ],
  ['a put time', () => room('live', `put_times = '\\x0000ffff00000000'`), /put 2 came 65535 ms before the one before/],
  ['a missing put time', () => room('live', `put_times = substr(put_times, 5)`), /it has 2 puts, and 4 bytes of their/],
  ['a late put time', () => room('live', `put_times = '\\x000000000000ffff'`), /its last put came after its last cha/],
  ['a late change', () => room('live', `updated_at = updated_at + interval '9 s'`), /its last change came after its l/],
  ['a start', () => room('won', `started_at = started_at + interval '1 h'`), /it changed before it began/],
  ['a making', () => room('won', `created_at = created_at + interval '1 h'`), /its game began before it was made/],
  ['no start', () => room('live', 'started_at = NULL'), /it has two players, and no time at which they met/],
  ['a change after the end', () => room('won', `ended_at = ended_at - interval '1 ms'`), /it changed after its end/],
  ['a time-out too soon', () => room('late', `deadline = deadline + interval '1 h'`), /ran out before its deadline/],
  ['a put too late', () => room('won', `deadline = started_at - interval '2 s'`), /came after its deadline/],
  [
    'a deadline',
    () => room('live', `deadline = updated_at - interval '2 s'`),
    /its deadline is before its last change/,
  ],
  ['a player who is no user', () => room('won', 'user_1 = 4711'), /^room \d+: its player 4711 is no user/],
  ['one player on both sides', () => room('won', 'user_1 = user_2'), /^room \d+: user \d+ plays against themselves/],
  [
    'wins for losses',
    () => player('won', 'user_1', 'win = lose, lose = win'),
    /^user \d+: win is 1, and by the games 0/,
  ],
  ['a draw', () => player('drawn', 'user_1', 'draw = 0, win = 1'), /^user \d+: draw is 0, and by the games 1/],
  ['exp', () => player('won', 'user_1', 'exp = exp + 1'), /^user \d+: exp is 3, and by the games 2/],
  ['gold', () => player('won', 'user_2', 'gold = 0'), /^user \d+: gold is 0, and by the games 10/],
  ['a rating', () => player('won', 'user_2', 'rating = rating + 0.01'), /^user \d+: rating is 1662.\d+, and by the g/],
  ['a deviation', () => player('won', 'user_2', 'rating_deviation = 350'), /^user \d+: rating_deviation is 350, and/],
  ['a volatility', () => player('won', 'user_1', 'rating_volatility = 0.07'), /^user \d+: rating_volatility is 0.07/],
  ['no number', () => player('won', 'user_1', `rating = 'NaN'`), /^user \d+: rating is NaN, which is no number/],
  ['a casual game that counts', () => room('casual', 'casual = false'), /^user \d+: win is 0, and by the games 1/],
  [
    'a deadline beyond a clock',
    () => room('timed', `deadline = deadline + interval '9 s'`),
    /^room \d+: its deadline is [\w:.-]+, and by its clocks [\w:.-]+/,
  ],
  [
    'a put after its limit',
    () =>
      room(
        'timed',
        `put_times = '\\x0000ea600000ea600000ea60', started_at = updated_at - interval '1 min',
      created_at = updated_at - interval '1 min'`,
      ),
    /^room \d+: put 1 took 60000 ms, and its player had 50000 ms/,
  ],
  [
    'a put after the end of a clock',
    () =>
      room(
        'timed',
        `put_times = '\\x0000afc80000afc80000ea60', started_at = updated_at - interval '1 min',
      created_at = updated_at - interval '1 min', game_seconds = 50`,
      ),
    /^room \d+: put 3 took 15000 ms, and its player had 5000 ms/,
  ],
  ['a casual game that is rated', () => room('casual', 'rated = true'), /^room \d+: it is casual and rated/],
  [
    'a game with a bot that is rated',
    () => room('withBot', 'rated = true'),
    /^user \d+: rating is 1\d+.*, and by the g/,
  ],
  [
    'a count of ratings',
    () => 'INSERT INTO rating_changes (bucket, users) VALUES (1500, 1)',
    /^leaderboard: \d+ users have a rank, and \d+ are counted by rating/,
  ],
])('%s that was tampered with is found', async (_, sql, words) => {
  const { lines } = await tampered(sql(), (url) => found(url));
  expect(lines).toContainEqual(expect.stringMatching(words));
});

test('ratings are held to the rule that the server has', async () => {
  const { lines } = await found(played.url, { rating: { rated: (before) => before } });
  expect(lines).toContainEqual(expect.stringMatching(/^user \d+: rating is 1662.\d+, and by the games 1500/));
  const wrong = player('won', 'user_2', 'rating = rating + 1');
  expect((await tampered(wrong, (url) => found(url, { rating: null }))).lines).toEqual([]);
});

test('progress ends at the number of rows', async () => {
  const told: VerifyProgress[] = [];
  await found(played.url, { onProgress: (progress) => told.push(progress) });
  const last = Object.fromEntries(told.map(({ step, done, of }) => [step, [done, of]]));
  const { rooms: all, users } = TOTALS;
  expect(last).toEqual({ rooms: [all, all], sessions: [users, users], results: [10, 10], users: [users, users] });
});

test('a database is consistent at every moment, while bots play on it', async () => {
  const node = await startNode();
  const [, open] = WAYS.at(-1)!;
  let isOver = false;
  const match = playMatch({ count: 6, games: 12, strategy: random, seed: 'meanwhile' }, () => open(node)).finally(
    () => (isOver = true),
  );
  let looks = 0;
  for (; !isOver || looks === 0; looks++) expect((await found(node.databaseUrl)).lines).toEqual([]);
  await match;
  expect((await found(node.databaseUrl)).verified.games).toBe(12);
  await node.close();
});

describe('the command', () => {
  test('prints what it checked', async () => {
    const { code, stdout, stderr } = await othello(['verify'], [], { DATABASE_URL: played.url });
    const { rooms: all, games, users } = TOTALS;
    const summary = `${all} rooms with ${games} games, ${users} users: 0 inconsistencies\n`;
    expect([code, stdout, stderr]).toEqual([0, summary, '']);
  });

  test('prints the first inconsistency in one line, and exits with 1; or all of them', async () => {
    const wrong = `${room('won', 'white = 1')}; ${player('won', 'user_1', 'exp = 0')}`;
    await tampered(wrong, async (url) => {
      const env = { DATABASE_URL: url };
      const { code, stdout } = await othello(['verify'], [], env);
      expect([code, stdout]).toEqual([1, `room ${rooms.won}: its white discs are not those that its moves give\n`]);
      const all = await othello(['verify', '--all', '--json'], [], env);
      const lines = all.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object);
      expect(all.code).toBe(1);
      expect(lines).toMatchObject([{ where: `room ${rooms.won}` }, {}, { inconsistencies: 2 }]);
    });
  });

  test.each([
    ['an unknown option', ['--fast'], {}, 2, /^othello: unknown option '--fast'/],
    ['a setting', [], { DATABASE_URL: 'nonsense' }, 2, /^othello: DATABASE_URL is no PostgreSQL address/],
  ])('%s that is wrong ends with a line of its own', async (_, args, env, exit, words) => {
    const { code, stdout, stderr } = await othello(['verify', ...args], [], { DATABASE_URL: played.url, ...env });
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a database that can not be read is neither right nor wrong', async () => {
    const DATABASE_URL = `postgres://me:secret@127.0.0.1:${await freePort()}/none`;
    const { code, stdout, stderr } = await othello(['verify'], [], { DATABASE_URL });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(/^othello: PostgreSQL on 127\.0\.0\.1:\d+ could not be checked \(.*\): see that it runs/);
    expect(stderr).not.toContain('secret');
    const empty = await freshDatabase();
    const unmade = await othello(['verify'], [], { DATABASE_URL: empty.url });
    expect([unmade.code, unmade.stdout]).toEqual([4, '']);
    expect(unmade.stderr).toMatch(/relation "rooms" does not exist/);
    await empty.drop();
  });
});
