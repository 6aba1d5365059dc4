import { type BackoffPolicy, backoffAfter } from '@othello-rpc/kernel/backoff';
import { NodeProcess } from './node-process.ts';
import type { Family } from '../operations/metrics/families.ts';
import type { Serving } from './serving.ts';

/** for a node that ends again and again: after its first end it is started again at once */
const BACKOFF: BackoffPolicy = { backoffMs: 500, backoffCeilingMs: 5000 };

/** ms that a node has to live for its end to be counted as the first one again */
const STABLE_MS = 60_000;

interface SlotEvents {
  log(line: string): void;
  /** told before a process starts, and when the slot waits to start one */
  beforeStart(): Promise<void>;
  onWaiting(): void;
}

/** The place of one of several nodes: a process that ends there is followed by another. */
export class NodeSlot {
  /** undefined while the slot waits to start one */
  private current: NodeProcess | undefined;
  private readonly alive = new Set<NodeProcess>();
  private endsInARow = 0;
  private started = 0;
  private isStopping = false;
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    /** from 1 */
    readonly number: number,
    private readonly events: SlotEvents,
  ) {}

  get isEmpty(): boolean {
    return this.current === undefined;
  }

  /** processes that were started in this place, the first one included */
  get starts(): number {
    return this.started;
  }

  get isServing(): boolean {
    return this.current?.isServing ?? false;
  }

  /** What the process there tells of itself; undefined: nothing. */
  async metrics(timeoutMs: number): Promise<Family[] | undefined> {
    return this.current?.metrics(timeoutMs);
  }

  /** Starts a process, and another one whenever it ends. */
  start(): void {
    this.keep(this.fork());
  }

  /** Starts a process, and another one whenever it ends after it has served. @returns its exit code if it never did */
  async startFirst(): Promise<{ serving: Serving } | { code: number }> {
    const node = this.fork();
    this.current = node;
    const serving = await node.serving;
    if (!serving) return { code: (await node.ended).code };
    this.keep(node);
    return { serving };
  }

  /** Starts a process beside the one that is there, which drains and ends once the new one serves. */
  async replace(): Promise<void> {
    const old = this.current;
    if (!old?.isServing || this.isStopping) return; // another one is on its way already
    const node = this.fork();
    if (!(await node.serving)) {
      if (this.isStopping) return;
      const { how } = await node.ended;
      this.events.log(`the new node ${this.number} ended before it served (${how}): the one before it goes on`);
      return;
    }
    this.keep(node);
    old.drain();
    await old.ended;
  }

  /** Passes the signal on, and starts nothing any more. @returns once its processes have ended */
  async stop(signal: NodeJS.Signals): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.waiting);
    for (const node of this.alive) node.kill(signal);
    await Promise.all([...this.alive].map((node) => node.ended));
  }

  private fork(): NodeProcess {
    const node = new NodeProcess(this.number);
    this.started++;
    this.alive.add(node);
    void node.ended.then(() => this.alive.delete(node));
    return node;
  }

  private keep(node: NodeProcess): void {
    const startedMs = Date.now();
    this.current = node;
    void node.ended.then(({ how }) => {
      if (this.current !== node || this.isStopping) return; // it was replaced, or all are to end
      this.endsInARow = Date.now() - startedMs > STABLE_MS ? 1 : this.endsInARow + 1;
      const waitMs = this.endsInARow === 1 ? 0 : Math.round(backoffAfter(this.endsInARow - 1, BACKOFF));
      this.events.log(`node ${this.number} ended (${how}): it is started again${waitMs > 0 ? ` in ${waitMs} ms` : ''}`);
      this.current = undefined;
      this.waiting = setTimeout(() => void this.startAgain(), waitMs);
      this.events.onWaiting();
    });
  }

  private async startAgain(): Promise<void> {
    await this.events.beforeStart();
    if (!this.isStopping) this.start();
  }
}
