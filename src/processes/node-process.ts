import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { Serving } from './serving.ts';

/** The environment variable by which a process knows that it is such a node, and its number, from 1. */
const NUMBER = 'OTHELLO_NODE';

/** What the primary says to a node: close without the notice for balancers, since others take the calls. */
const DRAIN = 'othello: drain';

/** Undefined in a process that no primary of ours started. */
export function ownNumber(): number | undefined {
  return cluster.isWorker && process.env[NUMBER] ? Number(process.env[NUMBER]) : undefined;
}

/** In a node's process: tells the primary that it serves, and is told when it is to drain. */
export function reportTo(primary: NodeJS.Process, serving: Serving, drain: () => void): void {
  primary.on('message', (message) => {
    if (message === DRAIN) drain();
  });
  primary.send?.(serving);
}

/** A node as a process of its own, which shares its ports with the other nodes of this machine. */
export class NodeProcess {
  /** when it serves; undefined when it ends before */
  readonly serving: Promise<Serving | undefined>;
  /** says how it ended: `exit code 1` or `SIGKILL` */
  readonly ended: Promise<{ how: string; code: number }>;
  private readonly worker: Worker;
  private isOver = false;
  private hasReported = false;

  constructor(number: number) {
    this.worker = cluster.fork({ [NUMBER]: String(number) });
    this.ended = once(this.worker, 'exit').then(([code, signal]: (number | string | null)[]) => {
      this.isOver = true;
      return { how: signal ? String(signal) : `exit code ${code}`, code: Number(code ?? 1) };
    });
    const reported = once(this.worker, 'message').then(([serving]: Serving[]) => {
      this.hasReported = true;
      return serving;
    });
    this.serving = Promise.race([reported, this.ended.then(() => undefined)]);
  }

  get isServing(): boolean {
    return this.hasReported && !this.isOver;
  }

  /** Sends a signal to it, unless it has ended. */
  kill(signal: NodeJS.Signals): void {
    if (!this.isOver) this.worker.process.kill(signal);
  }

  /** Lets it answer the calls in flight and end. */
  drain(): void {
    if (!this.isOver) this.worker.send(DRAIN, () => undefined);
  }
}
