import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cpuUsOf } from './process-stat.ts';
import { WorkerProcess } from './worker-process.ts';
import type { Listening } from './serve.ts';

/** A server in a process of its own, whose CPU time can be asked for. */
export interface Server {
  readonly name: string;
  readonly ports: { readonly httpPort?: number; readonly grpcPort?: number; readonly thriftPort?: number };
  /** since the start, in µs: user and system, every thread */
  cpuUs(): Promise<number>;
  readonly hasEnded: boolean;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** for people, in messages and lists of processes */
  purpose?: string;
  /** where an embedded PostgreSQL keeps its data, under .data/ */
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** a path of the network namespace that a server of ours runs in; its parent's unless told */
  netns?: string;
}

/** all servers of a run come up at once, on a machine that may have other work */
const START_TIMEOUT_MS = 180_000;

/** One of serve.ts: `othello`, or a bare one. */
export class NodeServer implements Server {
  private constructor(
    readonly name: string,
    private readonly process: WorkerProcess,
    readonly ports: Listening,
  ) {}

  /** @throws Error with one line when it can't listen */
  static async start(name: string, { purpose = name, ...options }: ServerOptions = {}): Promise<NodeServer> {
    const process = WorkerProcess.start(`the server for ${purpose}`, 'serve.js', options);
    try {
      return new NodeServer(name, process, await process.ask<Listening>('start', name, START_TIMEOUT_MS));
    } catch (error) {
      await process.stop();
      throw error;
    }
  }

  get hasEnded(): boolean {
    return this.process.hasEnded;
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  cpuUs(): Promise<number> {
    return this.process.ask('cpuUs');
  }

  /** NoOps that it answered with success, by its own count */
  answered(): Promise<number> {
    return this.process.ask('answered');
  }

  /** after a garbage collection */
  residentKib(): Promise<number> {
    return this.process.ask('residentKib');
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}

/** Othello servers that come up together. @throws Error of one that didn't: then none is left */
export async function startTogether(count: number, options: ServerOptions): Promise<NodeServer[]> {
  const starts = await Promise.allSettled(Array.from({ length: count }, () => NodeServer.start('othello', options)));
  const servers = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const failed = starts.find((start) => start.status === 'rejected');
  if (!failed) return servers;
  await Promise.all(servers.map((server) => server.stop()));
  throw failed.reason;
}

/** A program that is not ours: it prints a line with `listening <port>` when it listens. CPU time is read from /proc. */
export class PeerServer implements Server {
  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    readonly ports: { httpPort: number; grpcPort: number },
  ) {}

  /** @throws Error with one line: the last line of its stderr, when it ends before it listens */
  static async start(
    name: string,
    [program, ...args]: readonly [string, ...string[]],
    { cwd, env }: ServerOptions = {},
  ): Promise<PeerServer> {
    // a group of its own, so that Ctrl-C reaches the bench alone, and workers end with it
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let lastStderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      lastStderr = text.trimEnd().split('\n').at(-1) || lastStderr;
    });
    child.on('error', (error) => (lastStderr = error.message));
    process.once('exit', () => endGroup(child)); // whatever ends the bench ends it
    for await (const line of createInterface({ input: child.stdout })) {
      const port = Number(/listening (\d+)/.exec(line)?.[1]);
      if (port) return new PeerServer(name, child, { httpPort: port, grpcPort: port });
    }
    throw new Error(`the ${name} server ended before it listened${lastStderr && `: ${lastStderr}`}`);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async cpuUs(): Promise<number> {
    const { pid = 0, exitCode, signalCode } = this.child;
    if (this.hasEnded) throw new Error(`the ${this.name} server ended (${signalCode ?? `exit code ${exitCode}`})`);
    return [pid, ...childrenOf(pid)].reduce((sum, each) => sum + cpuUsOf(each), 0);
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    endGroup(this.child);
    await ended;
  }
}

function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
}

export const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
