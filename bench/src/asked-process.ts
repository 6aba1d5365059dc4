import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What a child process can be asked, by name. */
export type Answers = Record<string, (detail: never) => unknown>;

interface Question {
  id: number;
  name: string;
  detail: unknown;
}

interface Reply {
  id: number;
  answer?: unknown;
  error?: string;
}

/** For the child: answers what its parent asks, one question after the other, and ends when the parent does. */
export function answerParent(answers: Answers): void {
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => undefined); // Ctrl-C reaches all of a terminal's processes: the parent ends this one
  process.on('message', ({ id, name, detail }: Question) => {
    const answer = answers[name];
    void Promise.resolve()
      .then(() => answer?.(detail as never))
      .then(
        (said) => process.send?.({ id, answer: said }),
        (error: Error) => process.send?.({ id, error: error.message }),
      );
  });
}

const PATIENCE_MS = 60_000;
const END_PATIENCE_MS = 5000;
const LAST_WORDS_MS = 200;

/** A script of ours in a process of its own, that is asked questions. */
export class AskedProcess {
  private readonly waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  private lastWords = '';
  private count = 0;
  private ended: Error | undefined;
  private readonly gone: Promise<void>;

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.lastWords = text.trimEnd().split('\n').at(-1) || this.lastWords;
    });
    child.on('message', ({ id, answer, error }: Reply) => {
      const asked = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) asked?.resolve(answer as never);
      else asked?.reject(new Error(`${name}: ${error}`));
    });
    const gone = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
      child.on('error', (error) => child.pid === undefined && resolve(error.message)); // or its end tells
    });
    this.gone = gone.then(async (how) => {
      await this.stderrClosed(); // exit may come before the last words
      this.end(how);
    });
  }

  /**
   * @param name for people
   * @param script beside this file, built
   */
  static start(name: string, script: string, options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): AskedProcess {
    const file = path.join(path.dirname(fileURLToPath(import.meta.url)), script);
    if (!existsSync(file)) throw new Error(`${file} is missing: npm run build`);
    const execArgv = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
    return new AskedProcess(
      name,
      fork(file, [name], { ...options, execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] }),
    );
  }

  get hasEnded(): boolean {
    return this.ended !== undefined;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** @throws Error with one line: what the process said, or that it ended; one that does not answer is ended */
  async ask<T>(name: string, detail: unknown = {}, patienceMs = PATIENCE_MS): Promise<T> {
    if (this.ended) throw this.ended;
    const id = this.count++;
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      timer = setTimeout(() => {
        this.end(`no answer within ${patienceMs / 1000} s`);
        this.child.kill('SIGKILL');
      }, patienceMs);
      this.child.send({ id, name, detail } satisfies Question);
    });
    return answered.finally(() => clearTimeout(timer));
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    if (this.child.connected) this.child.disconnect();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), END_PATIENCE_MS);
    await this.gone;
    clearTimeout(timer);
  }

  /** or a grandchild holds it */
  private stderrClosed(): Promise<unknown> {
    const { stderr } = this.child;
    if (!stderr || stderr.closed) return Promise.resolve();
    return Promise.race([once(stderr, 'close'), pause(LAST_WORDS_MS, undefined, { ref: false })]);
  }

  private end(how: string): void {
    if (this.ended) return;
    const said = this.lastWords ? `: ${this.lastWords}` : '';
    this.ended = new Error(`${this.name} ended (${how})${said}`);
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
