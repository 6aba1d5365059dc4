import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { Family } from '../operations/metrics/families.ts';
import type { Serving } from './serving.ts';

/** The environment variable by which a process knows that it is such a node, and its number, from 1. */
const NUMBER = 'OTHELLO_NODE';

/** What the primary says to a node: close without the notice for balancers, since others take the calls. */
const DRAIN = 'othello: drain';

/** What the primary asks a node for at each scrape; its answer repeats the number. */
const METRICS = 'othello: metrics';

interface MetricsRequest {
  ask: typeof METRICS;
  number: number;
}

interface MetricsAnswer extends MetricsRequest {
  /** undefined: they could not be read */
  families: Family[] | undefined;
}

/** Whether a message is about metrics; anything else between a primary and a node is a text, or what a node says first. */
const isAboutMetrics = (message: unknown): message is MetricsRequest =>
  typeof message === 'object' && message !== null && 'ask' in message && message.ask === METRICS;

/** Undefined in a process that no primary of ours started. */
export function ownNumber(): number | undefined {
  return cluster.isWorker && process.env[NUMBER] ? Number(process.env[NUMBER]) : undefined;
}

/** What a node's process does for its primary. */
interface NodeDuties {
  serving: Serving;
  drain: () => void;
  metrics: (() => Promise<Family[]>) | undefined;
}

/** In a node's process: tells the primary that it serves, and then is told when it is to drain and asked for metrics. */
export function reportTo(primary: NodeJS.Process, { serving, drain, metrics }: NodeDuties): void {
  primary.on('message', (message) => {
    if (message === DRAIN) drain();
    else if (isAboutMetrics(message)) void answer(message);
  });
  primary.send?.(serving);

  async function answer(request: MetricsRequest): Promise<void> {
    const families = await metrics?.().catch(() => undefined);
    primary.send?.({ ...request, families } satisfies MetricsAnswer, () => undefined); // the primary may be gone
  }
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
  /** how often it was asked for its metrics */
  private asked = 0;

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

  /** What it tells of itself. @returns undefined when it has ended, or does not answer in time */
  async metrics(timeoutMs: number): Promise<Family[] | undefined> {
    if (!this.isServing) return undefined;
    const number = this.asked++;
    let onMessage: (message: unknown) => void = () => undefined;
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<Family[] | undefined>((resolve) => {
      onMessage = (message) => {
        if (isAboutMetrics(message) && message.number === number) resolve((message as MetricsAnswer).families);
      };
      this.worker.on('message', onMessage);
      timer = setTimeout(() => resolve(undefined), timeoutMs);
      this.worker.send({ ask: METRICS, number } satisfies MetricsRequest, () => undefined); // else the time-out says it
    });
    return answered.finally(() => {
      clearTimeout(timer);
      this.worker.off('message', onMessage);
    });
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
