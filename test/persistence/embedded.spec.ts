import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { clearEmbedded, Directory, directoryWithCluster, prepareEmbedded, rows } from '../kit/embedded-directory.ts';

beforeAll(prepareEmbedded);
afterAll(clearEmbedded);

test('an empty directory gets a durable cluster on 127.0.0.1 only, behind a password that only its user reads', async () => {
  const directory = new Directory();
  const { url, adopted } = await directory.application().said();

  expect(adopted).toBe(false);
  expect(url).toMatch(/^postgres:\/\/postgres:[\w-]{32}@127\.0\.0\.1:\d+\/othello$/);
  expect(await settings(url, ['listen_addresses', 'unix_socket_directories', 'max_connections', 'fsync'])).toEqual([
    '127.0.0.1',
    '',
    '100',
    'on',
  ]);
  expect(statSync(directory.file('cluster/password')).mode & 0o777).toBe(0o600);
  expect(url).toContain(`:${directory.read('cluster/password').trim()}@`);
  await expect(rows(url.replace(/:[\w-]{32}@/, ':guessed@'), 'SELECT')).rejects.toThrow('password');
});

test('data outlives a restart, and close() resolves when nothing is left to recover', async () => {
  const directory = await directoryWithCluster();
  const first = directory.application();
  await place(await first.said());
  await first.close();
  expect(directory.servers()).toEqual([]);

  const { url, adopted } = await directory.application().said();

  expect(adopted).toBe(false);
  expect(await rows(url, 'SELECT square FROM disc')).toEqual([['d3']]);
  expect(directory.read('server.log')).not.toContain('not properly shut down');
});

test('processes that first-start one directory at once end up on one server', async () => {
  const directory = new Directory();
  const all = await Promise.all([1, 2, 3].map(() => directory.application().said()));

  expect(new Set(all.map(({ url }) => url)).size).toBe(1);
  expect(all.filter(({ adopted }) => !adopted)).toHaveLength(1);
  expect(directory.servers()).toHaveLength(1);
  expect(await rows(all[0]?.url ?? '', 'SELECT 1')).toEqual([[1]]);
});

const ways = [
  ['close', 'kill'],
  ['exit', 'close'],
  ['kill', 'exit'],
] as const;

test.each(ways)('a server outlives its starter (%s) and stops with its last user (%s)', async (first, last) => {
  const directory = await directoryWithCluster();
  const starter = directory.application();
  await starter.said();
  const servers = directory.servers();
  const other = directory.application();
  const { url, adopted } = await other.said();
  expect(adopted).toBe(true);

  await starter[first]();
  // Whoever comes and goes meanwhile makes no difference.
  const guest = directory.application();
  await guest.said();
  await guest.close();
  expect(await rows(url, 'SELECT 1')).toEqual([[1]]);
  expect(directory.servers()).toEqual(servers);

  await other[last]();
  await directory.hasNoSupervisors();
  expect(directory.servers()).toEqual([]);
  expect(directory.read('server.log')).toContain('database system is shut down');
});

test('starts that cross with the last close find a server', async () => {
  const directory = await directoryWithCluster();
  const comeAndGo = async () => {
    for (let round = 0; round < 5; round++) {
      const application = directory.application();
      const { url } = await application.said();
      expect(await rows(url, 'SELECT 1')).toEqual([[1]]);
      await application.close();
    }
  };
  await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);
  expect(directory.servers()).toEqual([]);
  expect(directory.read('server.log')).not.toContain('not properly shut down');
});

test('a start that comes when the server has just decided to stop gets a new server', async () => {
  const directory = await directoryWithCluster();
  // The decision stands when the supervisor calls rm; this one waits there until somebody has come.
  const shell = '#!/bin/sh\n[ -p "$2" ] && read -r user <"$2"\nexec /bin/rm "$@"\n';
  mkdirSync(directory.file('bin'));
  writeFileSync(directory.file('bin/rm'), shell, { mode: 0o755 });
  const first = directory.application({}, { PATH: `${directory.file('bin')}:${process.env.PATH}` });
  const { url } = await first.said();
  await first.exit();

  const second = await directory.application().said();

  expect(second.adopted).toBe(false);
  expect(second.url).not.toBe(url);
  expect(await rows(second.url, 'SELECT 1')).toEqual([[1]]);
});

test('Ctrl-C in the terminal reaches the application and not the server', async () => {
  const directory = await directoryWithCluster();
  const application = directory.application();
  const { url } = await application.said();

  application.pressControlC();

  // Long enough for a server that was interrupted too to end this session.
  expect(await rows(url, 'SELECT 1 FROM pg_sleep(0.3)')).toEqual([[1]]);
  await application.close();
  expect(directory.read('server.log').match(/received .* shutdown request/g)).toEqual([
    'received fast shutdown request',
  ]);
  await expect(rows(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
});

test('a throw-away cluster is gone after its last close', async () => {
  const directory = new Directory();
  const applications = [directory.application({ throwAway: true }), directory.application({ throwAway: true })];
  for (const application of applications) {
    const { url } = await application.said();
    expect(await settings(url, ['fsync'])).toEqual(['off']);
  }
  await applications[0]?.close();
  expect(directory.servers()).toHaveLength(1);

  await applications[1]?.close();

  expect(() => statSync(directory.path)).toThrow('ENOENT');
});

async function place({ url }: { url: string }): Promise<void> {
  await rows(url, "CREATE TABLE disc AS SELECT 'd3' AS square");
}

async function settings(url: string, names: string[]): Promise<unknown[]> {
  const [row] = await rows(url, `SELECT ${names.map((name) => `current_setting('${name}')`).join(', ')}`);
  return row ?? [];
}
