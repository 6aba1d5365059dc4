import { spawn } from 'node:child_process';
import { existsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { clearEmbedded, Directory, directoryWithCluster, prepareEmbedded, rows } from '../kit/embedded-directory.ts';
import { until } from '../kit/until.ts';

beforeAll(prepareEmbedded);
afterAll(clearEmbedded);

test('a killed application takes its server along, and the data is there at the next start', async () => {
  const { directory, application } = await withDisc();

  await application.kill();
  await directory.hasNoSupervisors();

  expect(directory.servers()).toEqual([]);
  expect(await discs(directory)).toEqual([['d3']]);
  expect(directory.read('server.log')).not.toContain('not properly shut down');
});

test('after everything was killed at once the next start recovers what was committed', async () => {
  const { directory, application } = await withDisc();

  await directory.kill(application);

  expect(await discs(directory)).toEqual([['d3']]);
  expect(directory.read('server.log')).toContain('not properly shut down');
});

test('starts at once after a crash end up on one server', async () => {
  const { directory, application } = await withDisc();
  await directory.kill(application);

  const read = await Promise.all([1, 2, 3, 4].map(() => discs(directory)));

  expect(read).toEqual([[['d3']], [['d3']], [['d3']], [['d3']]]);
  expect(directory.servers()).toHaveLength(1);
});

test.each(['none', 'the first', 'the second'] as const)(
  'a server that was killed alone is replaced at the next start, whichever of its two shells went too: %s',
  async (which) => {
    const { directory } = await withDisc();
    const [first, second] = directory.supervisors();
    const shell = { none: undefined, 'the first': first, 'the second': second }[which];
    const killed = directory.servers();
    for (const pid of [...(shell === undefined ? [] : [shell]), ...killed]) process.kill(pid, 'SIGKILL');

    expect(await discs(directory)).toEqual([['d3']]);
    expect(directory.servers()).not.toEqual(killed);
    expect(directory.servers()).toHaveLength(1);
  },
);

test('a start may come before a killed server has quite gone', async () => {
  const { directory, application } = await withDisc();

  const killed = application.kill();

  expect(await discs(directory)).toEqual([['d3']]);
  await killed;
});

test("a stale lock with another process' id is no obstacle, and that process is left alone", async () => {
  const { directory, application } = await withDisc();
  await directory.kill(application);
  const lock = directory.file('cluster/data/postmaster.pid');
  // Of the server's own user, whose processes PostgreSQL itself would take for the server.
  const { uid, gid } = statSync(lock);
  const bystander = spawn('sleep', ['600'], { uid, gid, stdio: 'ignore' });
  try {
    writeFileSync(lock, directory.read('cluster/data/postmaster.pid').replace(/^\d+/, String(bystander.pid)));

    expect(await discs(directory)).toEqual([['d3']]);
    expect([bystander.exitCode, bystander.signalCode]).toEqual([null, null]);
  } finally {
    bystander.kill('SIGKILL');
  }
});

test('an empty lock, as a full disk leaves it, is no obstacle', async () => {
  const { directory, application } = await withDisc();
  await directory.kill(application);
  truncateSync(directory.file('cluster/data/postmaster.pid'));

  expect(await discs(directory)).toEqual([['d3']]);
});

test('a creation that was killed half-way is never taken for a cluster, and its traces go', async () => {
  const directory = new Directory();
  const killed = directory.application();
  const hasHalf = () =>
    existsSync(directory.path) && directory.sessions().some((name) => hasHalfACluster(directory, name));
  await until(async () => hasHalf(), 'half a cluster');
  await killed.kill();
  expect(existsSync(directory.file('cluster'))).toBe(false);

  const { url } = await directory.application().said();

  expect(await rows(url, 'SELECT 1')).toEqual([[1]]);
  expect(directory.sessions()).toHaveLength(1);
});

test('a server that lost its supervisor does not run for ever: the next start replaces it', async () => {
  const { directory, application } = await withDisc();
  const orphans = directory.servers();
  for (const pid of directory.supervisors()) process.kill(pid, 'SIGKILL');
  await application.kill();

  expect(await discs(directory)).toEqual([['d3']]);
  expect(directory.servers()).not.toEqual(orphans);
  expect(directory.servers()).toHaveLength(1);
});

async function withDisc() {
  const directory = await directoryWithCluster();
  const application = directory.application();
  const { url } = await application.said();
  await rows(url, "CREATE TABLE disc AS SELECT 'd3' AS square");
  return { directory, application };
}

/** What an application that starts now reads. */
async function discs(directory: Directory): Promise<unknown[][]> {
  const { url, failure } = await directory.application().said();
  expect(failure).toBeUndefined();
  return rows(url, 'SELECT square FROM disc');
}

function hasHalfACluster(directory: Directory, session: string): boolean {
  return existsSync(directory.file(`${session}/cluster/data/PG_VERSION`));
}
