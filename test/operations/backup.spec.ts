import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { othello } from '../bots/command-line.ts';
import { debianPostgres, type DebianPostgres } from '../kit/debian-postgres.ts';
import { LINES, playLine, seatTwo } from '../kit/game.ts';
import { startNode } from '../kit/node.ts';
import { loggedIn, newPlayer, outline, type Player } from '../kit/player.ts';
import { envelopeTransport } from '../kit/transports.ts';

// As docs/operations.md tells it: pg_dump while games are played, pg_restore, othello verify.

let postgres: DebianPostgres;
let folder: string;
let dump: string;
let player: Player;

/** Games one after the other, until it is told to stop. @returns how many ended */
async function playOn(url: string, isOver: () => boolean): Promise<number> {
  const transport = envelopeTransport({ url });
  const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  player = white;
  let games = 0;
  for (; !isOver(); games++) await playLine(await seatTwo(white, black), games % 2 ? LINES.whiteWins : LINES.blackWins);
  return games;
}

beforeAll(async () => {
  postgres = await debianPostgres();
  folder = mkdtempSync(path.join(tmpdir(), 'backup-'));
  chmodSync(folder, 0o777); // PostgreSQL's own user writes there
  dump = path.join(folder, 'othello.dump');
  postgres.run('createdb', `--maintenance-db=${postgres.urlOf('postgres')}`, 'played');
  const node = await startNode({ databaseUrl: postgres.urlOf('played') });
  let isOver = false;
  const games = Array.from({ length: 4 }, () => playOn(node.url, () => isOver));
  for (let more = 0; more < 2; more++) {
    await playOnce(node.url);
    postgres.run('pg_dump', '-Fc', '-f', dump, postgres.urlOf('played'));
  }
  isOver = true;
  expect((await Promise.all(games)).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(4);
  await node.close();
});
afterAll(() => {
  postgres?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const playOnce = (url: string): Promise<number> => {
  let rounds = 0;
  return playOn(url, () => rounds++ > 0);
};

function restored(database: string, file: string, ...options: string[]): string {
  postgres.run('createdb', `--maintenance-db=${postgres.urlOf('postgres')}`, database);
  try {
    postgres.run('pg_restore', ...options, '-d', postgres.urlOf(database), file);
    return '';
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}

const verified = (database: string, ...args: string[]) =>
  othello(['verify', ...args], [], { DATABASE_URL: postgres.urlOf(database) });

test('a back-up that was taken while games were played is whole, and is played on', async () => {
  expect(restored('restored', dump, '--exit-on-error')).toBe('');
  const { code, stdout } = await verified('restored');
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^\d+ rooms with [1-9]\d* games, [1-9]\d* users: 0 inconsistencies\n$/),
  ]);
  const node = await startNode({ databaseUrl: postgres.urlOf('restored') });
  try {
    const transport = envelopeTransport(node);
    expect((await playOnce(node.url)) > 0).toBe(true);
    const again = await loggedIn(transport, player.account);
    expect(outline(await again.call('GetProfile'))).toEqual(['getProfileRsp Success']);
  } finally {
    await node.close();
  }
  expect((await verified('restored')).code).toBe(0);
});

test.each([0.3, 0.6, 0.9])(
  'a back-up that was cut off after %d of it is refused by pg_restore, and nothing of it stays',
  async (part) => {
    const cut = path.join(folder, `cut-${part}.dump`);
    copyFileSync(dump, cut);
    truncateSync(cut, Math.floor(statSync(dump).size * part));
    const database = `cut_${part * 10}`;
    expect(restored(database, cut, '--single-transaction')).toMatch(/pg_restore: error: /);
    const { code, stderr } = await verified(database);
    expect([code, stderr]).toEqual([4, expect.stringMatching(/^othello: [^\n]+could not be checked[^\n]+\n$/)]);
  },
);

test('what a cut-off back-up left is told in one line, with where', async () => {
  const cut = path.join(folder, 'part.sql');
  postgres.run('pg_restore', '--no-owner', '-f', path.join(folder, 'part.sql'), dump);
  // in the middle of the users, whose rooms are there already
  truncateSync(cut, readFileSync(cut).indexOf('COPY public.users') + 300);
  postgres.run('createdb', `--maintenance-db=${postgres.urlOf('postgres')}`, 'part');
  postgres.run('psql', '-q', '-d', postgres.urlOf('part'), '-f', cut);
  const { code, stdout, stderr } = await verified('part');
  expect(code).not.toBe(0);
  expect(stdout + stderr).toMatch(/^[^\n]+\n$/);
});
