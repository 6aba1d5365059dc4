import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

const VERSIONS = '/usr/lib/postgresql';

/** Debian's PostgreSQL with its programs: the embedded one brings neither pg_dump nor pg_restore. */
export interface DebianPostgres {
  /** of a database, which need not be there yet */
  urlOf(database: string): string;
  /** Runs one of its programs. @throws Error with what it printed */
  run(program: string, ...args: string[]): string;
  remove(): void;
}

/** A server of the test's own. As root its programs run as the user `postgres`, which they ask for. */
export async function debianPostgres(): Promise<DebianPostgres> {
  const [newest] = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((one, other) => Number(other) - Number(one)) : [];
  if (newest === undefined) throw new Error('this test needs Debian’s PostgreSQL: apt-get install -y postgresql');
  const folder = mkdtempSync(path.join(tmpdir(), 'debian-postgres-'));
  const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const run = (program: string, ...args: string[]) =>
    execFileSync(path.join(VERSIONS, newest, 'bin', program), args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
      ...owner,
    });
  const data = path.join(folder, 'data');
  const port = await freePort();
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run('pg_ctl', '-D', data, '-l', path.join(folder, 'log'), '-w', '-o', options, 'start');
  return {
    urlOf: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    run,
    remove: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (option: '-u' | '-g'): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
