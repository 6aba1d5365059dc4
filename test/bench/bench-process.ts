import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readRun, type Run } from '../../bench/src/results.ts';
import { childrenOf, procFile } from '../kit/processes.ts';
import { removeScratch, scratchFolder } from '../kit/scratch.ts';

// these run the built bench: `npm test` builds it first
const MAIN = path.resolve('bench/dist/main.js');
const DATABASE_URL = process.env.TEST_DATABASE_URL ?? '';

/** `npm run bench` in a folder of its own. */
export class Bench {
  readonly folder = scratchFolder('bench');
  private readonly child: ChildProcess;
  private text = '';

  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    mkdirSync(this.folder, { recursive: true });
    const options = { cwd: this.folder, env: { ...process.env, DATABASE_URL, ...env }, stdio: 'pipe' } as const;
    const child = spawn(process.execPath, [MAIN, ...args], options);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (this.text += text));
    this.child = child;
  }

  get said(): string {
    return this.text;
  }

  interrupt(): void {
    this.child.kill('SIGINT');
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }

  /** Processes that it started, by what is in their command lines. */
  processes(purpose: string): number[] {
    return childrenOf(this.child.pid ?? 0).filter((pid) => procFile(pid, 'cmdline').includes(purpose));
  }

  run(): Run {
    const [date, ...others] = readdirSync(path.join(this.folder, 'reports'));
    expect(others).toEqual([]);
    return readRun(path.join(this.folder, 'reports', date ?? '', 'run.json'));
  }

  async discard(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
    await removeScratch(this.folder);
  }
}
