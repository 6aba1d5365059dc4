import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What a worker process answers, by name. */
export type Handlers = Record<string, (detail: never) => unknown>;

interface WorkerRequest {
  id: number;
  name: string;
  detail: unknown;
}

interface WorkerReply {
  id: number;
  answer?: unknown;
  error?: string;
}

/** Run in the worker: answers what its parent asks, one request after the other, and ends when the parent ends. */
export function serveParent(answers: Handlers): void {
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => undefined); // Ctrl-C in a terminal reaches this process too, but its parent decides when it ends
  process.on('message', ({ id, name, detail }: WorkerRequest) => {
    const answer = answers[name];
    void Promise.resolve()
      .then(() => answer?.(detail as never))
      .then(
        (said) => process.send?.({ id, answer: said }),
        (error: Error) => process.send?.({ id, error: error.message }),
      );
  });
}

export interface WorkerOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** a path of the network namespace that it runs in; its parent's unless told */
  netns?: string;
}

const ANSWER_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5000;
const STDERR_TIMEOUT_MS = 200;

/** A script of the bench in a process of its own, which answers requests over IPC. */
export class WorkerProcess {
  private readonly waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  private lastStderr = '';
  private count = 0;
  private ended: Error | undefined;
  private readonly exited: Promise<void>;

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.lastStderr = text.trimEnd().split('\n').at(-1) || this.lastStderr;
    });
    child.on('message', ({ id, answer, error }: WorkerReply) => {
      const request = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) request?.resolve(answer as never);
      else request?.reject(new Error(`${name}: ${error}`));
    });
    const gone = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
      child.on('error', (error) => child.pid === undefined && resolve(error.message)); // else the exit event says how it ended
    });
    this.exited = gone.then(async (how) => {
      await this.stderrClosed(); // the exit event may come before the last lines of stderr
      this.end(how);
    });
  }

  /**
   * @param name for people
   * @param script beside this file, built
   */
  static start(name: string, script: string, { netns, ...options }: WorkerOptions = {}): WorkerProcess {
    const file = path.join(path.dirname(fileURLToPath(import.meta.url)), script);
    if (!existsSync(file)) throw new Error(`${file} is missing: npm run build`);
    const nodeArgv = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
    // nsenter becomes the program that it starts: IPC, signals and the process id stay the same
    const program =
      netns === undefined
        ? { execArgv: nodeArgv }
        : { execPath: 'nsenter', execArgv: [`--net=${netns}`, process.execPath, ...nodeArgv] };
    return new WorkerProcess(
      name,
      fork(file, [name], { ...options, ...program, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] }),
    );
  }

  get hasEnded(): boolean {
    return this.ended !== undefined;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** @throws Error with one line: what the process said, or that it ended; one that does not answer is ended */
  async ask<T>(name: string, detail: unknown = {}, timeoutMs = ANSWER_TIMEOUT_MS): Promise<T> {
    if (this.ended) throw this.ended;
    const id = this.count++;
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      timer = setTimeout(() => {
        this.end(`no answer within ${timeoutMs / 1000} s`);
        this.child.kill('SIGKILL');
      }, timeoutMs);
      this.child.send({ id, name, detail } satisfies WorkerRequest);
    });
    return answered.finally(() => clearTimeout(timer));
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    if (this.child.connected) this.child.disconnect();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.exited;
    clearTimeout(timer);
  }

  /** Waits a moment only: a process that the worker has started may keep the pipe open. */
  private stderrClosed(): Promise<unknown> {
    const { stderr } = this.child;
    if (!stderr || stderr.closed) return Promise.resolve();
    return Promise.race([once(stderr, 'close'), pause(STDERR_TIMEOUT_MS, undefined, { ref: false })]);
  }

  private end(how: string): void {
    if (this.ended) return;
    const said = this.lastStderr ? `: ${this.lastStderr}` : '';
    this.ended = new Error(`${this.name} ended (${how})${said}`);
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
