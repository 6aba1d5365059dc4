import type { Config } from '../config.ts';
import type { Family } from '../operations/metrics/families.ts';
import type { Certificates } from '../tls/certificates.ts';
import { StartRefused } from '../start-refused.ts';
import { NodeSlot } from './node-slot.ts';
import type { Serving } from './serving.ts';
import { UnavailableServer } from './unavailable-server.ts';

/** ms in which a node has to tell its metrics: what is there by then is told */
const METRICS_MS = 3000;

/** What one of the nodes tells of itself. */
export interface NodeReport {
  /** of its place, from 1: it stays when another process takes that place */
  number: number;
  /** processes that were started there */
  starts: number;
  isServing: boolean;
  families: Family[];
}

const PORTS = { port: 'PORT', grpcPort: 'GRPC_PORT', thriftPort: 'THRIFT_PORT' } as const;

/**
 * The process that starts several nodes on the same ports (node:cluster), and starts another one for each that ends. It
 * serves no calls: each connection goes to one of the nodes in turns, and stays there.
 */
export class Primary {
  private readonly slots: NodeSlot[];
  private readonly log: (line: string) => void;
  private rolling: Promise<void> | undefined;

  /** @throws StartRefused for a port that is not given, which processes could not share */
  constructor(
    config: Config,
    nodes: number,
    { log, certificates }: { log: (line: string) => void; certificates: Certificates | undefined },
  ) {
    this.log = log;
    for (const [name, setting] of Object.entries(PORTS)) {
      if (config[name as keyof typeof PORTS] === 0)
        throw new StartRefused(
          `${setting} is 0, any free port, which several nodes can't share: give one, or leave NODES out`,
        );
    }
    const unavailable = new UnavailableServer(config, certificates);
    const events = {
      log,
      beforeStart: () => unavailable.close(),
      onWaiting: () => {
        if (this.slots.every(({ isEmpty }) => isEmpty)) unavailable.open();
      },
    };
    this.slots = Array.from({ length: nodes }, (_, index) => new NodeSlot(index + 1, events));
  }

  /**
   * Starts the first node, and when it serves the others at the same time: an error that stops every node is printed once.
   * @returns what the first says, or the exit code with which it ended
   */
  async start(): Promise<{ serving: Serving } | { code: number }> {
    const [first, ...others] = this.slots;
    const started = (await first?.startFirst()) ?? { code: 1 };
    if ('serving' in started) for (const other of others) other.start();
    return started;
  }

  /** A rolling restart: replaces the nodes one after the other, without a refused call. */
  roll(): void {
    this.rolling ??= this.replaceAll().finally(() => (this.rolling = undefined));
  }

  /** What each node tells by now: nothing of one that is not there, or too busy to answer. */
  metrics(): Promise<NodeReport[]> {
    return Promise.all(
      this.slots.map(async (slot) => {
        const { number, starts, isServing } = slot;
        return { number, starts, isServing, families: (await slot.metrics(METRICS_MS)) ?? [] };
      }),
    );
  }

  /** Passes the signal on to all nodes. @returns once they have ended */
  async stop(signal: NodeJS.Signals): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot.stop(signal)));
  }

  private async replaceAll(): Promise<void> {
    for (const slot of this.slots) await slot.replace();
    this.log(`each of the ${this.slots.length} nodes was replaced`);
  }
}
