import { setTimeout as pause } from 'node:timers/promises';
import type { Fleet, FleetNode } from '../kit/fleet.ts';
import { until } from '../kit/until.ts';

/** What happened to the nodes. */
export interface Havoc {
  kills: number;
  /** exit codes of nodes that were told to stop */
  readonly stopCodes: (number | null)[];
  /** ms from each kill to the first answer, the slower of two transports */
  readonly firstAnswersMs: number[];
}

export const newHavoc = (): Havoc => ({ kills: 0, stopCodes: [], firstAnswersMs: [] });

/** What is done to a fleet, and for how long. */
export interface ChaosPlan {
  fleet: Fleet;
  /** where it is noted */
  havoc: Havoc;
  /** ms between two kills */
  killEveryMs: number;
  /** ms between two rolling restarts */
  rollEveryMs: number;
  signal: AbortSignal;
  /** calls through the balancer, on every transport; resolves when both are answered */
  ask: () => Promise<unknown>;
}

/** One node after the other is killed and restarted; now and then all are restarted, one after the other. */
export async function wreak({ fleet, havoc, killEveryMs, rollEveryMs, signal, ask }: ChaosPlan): Promise<void> {
  const oneAtATime = new Turns();
  const restart = async (node: FleetNode) => {
    await node.start();
    await until(async () => (await fetch(`${node.url}/health`)).ok, 'a node that serves again');
  };
  const kill = () =>
    oneAtATime.take(async () => {
      const node = fleet.nodes[havoc.kills % fleet.nodes.length];
      if (!node || signal.aborted) return;
      havoc.kills++;
      await node.stop('SIGKILL');
      const since = performance.now();
      await ask();
      havoc.firstAnswersMs.push(performance.now() - since);
      await restart(node);
    });
  const roll = async () => {
    for (const node of fleet.nodes)
      await oneAtATime.take(async () => {
        if (signal.aborted) return;
        havoc.stopCodes.push(await node.stop('SIGTERM'));
        await restart(node);
      });
  };
  await Promise.all([every(killEveryMs, kill, signal), every(rollEveryMs, roll, signal)]);
}

/** At each multiple of the time, or as soon after it as the one before is done. */
async function every(ms: number, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const start = performance.now();
  for (let times = 1; ; times++) {
    await pause(Math.max(0, start + times * ms - performance.now()), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await work();
  }
}

/** One node is down at a time: a fleet of three is made to lose one. */
class Turns {
  private last: Promise<void> = Promise.resolve();

  take(work: () => Promise<void>): Promise<void> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}
