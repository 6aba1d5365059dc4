import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileCheckout } from '../kit/embedded-application.ts';
import { clearEmbedded, Directory, directoryWithCluster, prepareEmbedded, rows } from '../kit/embedded-directory.ts';

beforeAll(prepareEmbedded);
afterAll(clearEmbedded);

test('a checkout below a 0700 folder serves, although the user that runs the server cannot enter it', async () => {
  const closed = mkdtempSync(path.join(tmpdir(), 'closed-')); // made 0700
  try {
    const temporary = path.join(new Directory().path, 'tmp');
    mkdirSync(temporary, { recursive: true });
    const program = compileCheckout(closed);
    const directory = new Directory(path.join(closed, '.data/pg'));
    for (const visit of [1, 2]) {
      const application = directory.applicationOf(program, {}, { TMPDIR: temporary });
      const { url, failure } = await application.said();
      expect(failure).toBeUndefined();
      await rows(url, `CREATE TABLE visit_${visit} ()`);
      // Root lends the server a user who has no way to that path, so it is told to stay where it was put.
      const isRoot = process.getuid?.() === 0;
      const where = isRoot ? '/proc/self/cwd' : directory.file('cluster/data');
      expect(await rows(url, "SELECT current_setting('data_directory')")).toEqual([[where]]);
      await application.close();
    }
  } finally {
    rmSync(closed, { recursive: true });
  }
});

test('a cluster of another major version is refused in one line that says what to do', async () => {
  const directory = await directoryWithCluster();
  writeFileSync(directory.file('cluster/data/PG_VERSION'), '9\n');

  expect(await refusal(directory)).toBe(
    `${directory.path} was made by PostgreSQL 9, this is PostgreSQL 18: ` +
      'dump it with the older version, or remove it (with its data), or set DATABASE_URL',
  );
});

test('a start that fails is told in one line with what PostgreSQL complains of', async () => {
  const directory = await directoryWithCluster();

  expect(await refusal(directory, { settings: { shared_buffers: 'many' } })).toBe(
    `PostgreSQL does not start in ${directory.path} ` +
      '(FATAL:  invalid value for parameter "shared_buffers": "many"): ' +
      'mend that and start again, or set DATABASE_URL',
  );
  expect(directory.supervisors()).toEqual([]);
});

test.each([
  ['win32', 'the embedded PostgreSQL does not run on Windows: set DATABASE_URL'],
  ['sunos', `no embedded PostgreSQL for sunos-${process.arch} is installed`],
])(
  'a platform without an embedded PostgreSQL (%s) is refused in one line that names DATABASE_URL',
  async (name, said) => {
    const pretence = `data:text/javascript,Object.defineProperty(process,'platform',{value:'${name}'})`;
    const application = new Directory().application({}, { NODE_OPTIONS: `--import=${pretence}` });

    const { failure } = await application.said();

    expect(failure).toContain(said);
    expect(failure).toMatch(/^.*DATABASE_URL.*$/);
  },
);

test('a directory that cannot be made is told in one line', async () => {
  const file = new Directory();
  writeFileSync(file.path, '');

  expect(await refusal(file)).toMatch(/^no embedded PostgreSQL in .* \(EEXIST: .*\): .*DATABASE_URL$/);
});

async function refusal(directory: Directory, options = {}): Promise<string | undefined> {
  const { failure } = await directory.application(options).said();
  expect(failure).not.toContain('\n');
  return failure;
}
