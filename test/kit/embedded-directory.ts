import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { EmbeddedOptions } from '../../src/persistence/embedded/index.ts';
import { Application, compileApplication } from './embedded-application.ts';
import { procFile } from './processes.ts';
import { removeLeftovers, removeScratch, scratchFolder } from './scratch.ts';
import { until } from './until.ts';

const scratch = scratchFolder('embedded');
let program: string | undefined;
let made = 0;
const applications = new Set<Application>();

let original: Directory | undefined;

/** A directory with a cluster: a copy, for that is ten times as fast as making one. */
export async function directoryWithCluster(): Promise<Directory> {
  if (original === undefined) {
    original = new Directory();
    const application = original.application();
    await application.said();
    await application.close();
  }
  const copy = new Directory();
  mkdirSync(copy.path);
  execFileSync('cp', ['-a', original.file('cluster'), copy.path]);
  return copy;
}

/** A directory for embedded clusters, what runs in it, and what lies in it. */
export class Directory {
  readonly path: string;

  constructor(place = path.join(scratch, String(++made))) {
    this.path = place;
  }

  /** Starts an application on this directory, without waiting for anything. */
  application(options: Partial<EmbeddedOptions> = {}, environment?: NodeJS.ProcessEnv): Application {
    program ??= compileApplication(path.join(scratch, 'program'));
    return this.applicationOf(program, options, environment);
  }

  applicationOf(ofProgram: string, options: Partial<EmbeddedOptions>, environment?: NodeJS.ProcessEnv): Application {
    const application = new Application(ofProgram, { directory: this.path, ...options }, environment);
    applications.add(application);
    return application;
  }

  /** Process ids of the servers (postmasters) on this directory. */
  servers(): number[] {
    return this.#processes(/^\S+\/bin\/postgres /);
  }

  /** Process ids of the shells that watch them. */
  supervisors(): number[] {
    return this.#processes(/^\S+\/sh /);
  }

  file(name: string): string {
    return path.join(this.path, name);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  /** What starts have left, or are making. */
  sessions(): string[] {
    return readdirSync(this.path).filter((name) => name.startsWith('session.'));
  }

  /** Kills the servers, their supervisors, and then the application, as a power cut does. */
  async kill(application: Application): Promise<void> {
    for (const pid of [...this.supervisors(), ...this.servers()]) process.kill(pid, 'SIGKILL');
    await until(async () => this.servers().length === 0, 'its servers to end');
    await this.hasNoSupervisors();
    await application.kill();
  }

  async hasNoSupervisors(): Promise<void> {
    await until(async () => this.supervisors().length === 0, `the supervisors of ${this.path} to end`);
  }

  #processes(ofProgram: RegExp): number[] {
    return [...commandLines()]
      .filter(([, line]) => ofProgram.test(line) && `${line} `.includes(` othello.directory=${this.path}/ `))
      .map(([pid]) => pid);
  }
}

/** Ends what the tests of a file have started, and removes what they have made. */
export async function clearEmbedded(): Promise<void> {
  await Promise.all([...applications].map((application) => application.kill()));
  const directories = Array.from({ length: made }, (_, index) => new Directory(path.join(scratch, String(index + 1))));
  // Their data go: what is still to be written needs no checkpoint, which a busy disk makes slow.
  for (const pid of directories.flatMap((directory) => directory.servers())) endAtOnce(pid);
  for (const directory of directories) await directory.hasNoSupervisors();
  await removeScratch(scratch);
}

export async function prepareEmbedded(): Promise<void> {
  await removeLeftovers();
  mkdirSync(scratch, { recursive: true });
}

/** Rows of one statement on a connection of its own. */
export async function rows(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

function endAtOnce(server: number): void {
  try {
    process.kill(server, 'SIGQUIT');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ESRCH') throw failure; // it has just ended
  }
}

/** Of all processes, by process id. */
function commandLines(): Map<number, string> {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' }).trim().split('\n');
    return new Map(lines.map((line) => [Number.parseInt(line), line.replace(/^\s*\d+ /, '')]));
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(pids.map((pid) => [Number(pid), procFile(pid, 'cmdline')]));
}
