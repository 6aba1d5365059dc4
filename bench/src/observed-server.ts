// node bench/dist/observed-server.js [--count 5000]: what an idle subscriber costs a node in resident memory, by how it is
// connected, and how long a move takes until the opponent has received it, by push and by polling. It prints whether the targets are met
// and never fails for it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { WorkerProcess } from './worker-process.ts';
import { committedIn } from './committed-transactions.ts';
import { BUDGETS } from './plan.ts';
import type { Idle, MoveToEye } from './results.ts';
import { type NodeServer, type ServerOptions, startTogether } from './servers.ts';
import type { Observation, Observed } from './observer.ts';
import { type Shape, SHAPE_NAMES, SHAPES } from './wires/subscriptions.ts';

/** KiB resident a subscriber, at most */
const TARGETS_KIB: Partial<Record<Shape, number>> = { envelope: 13, grpc: 36, 'grpc-multiplexed': 18, websocket: 14 };

/** opened and closed again first, so that what is made once is not counted */
const WARM_UP = 500;
const SETTLE_MS = 3000;
const OBSERVE_TIMEOUT_MS = 600_000;

/** A server and the observers of its games, each in a process. */
export class ObservedServer {
  private constructor(
    private readonly servers: readonly NodeServer[],
    readonly server: NodeServer,
    private readonly observers: WorkerProcess,
  ) {}

  /**
   * @param makers servers beside it where games are made: one where its memory is measured
   * @throws Error with one line
   */
  static async start(options: ServerOptions, makers: 0 | 1): Promise<ObservedServer> {
    const servers = await startTogether(1 + makers, options);
    const [server, maker] = [servers[0]!, servers.at(-1)!];
    const observers = WorkerProcess.start('the observers', 'observer.js', options);
    const watch = new ObservedServer(servers, server, observers);
    try {
      await observers.ask('setUp', { ...server.ports, gamesUrl: `http://127.0.0.1:${maker.ports.httpPort}` });
    } catch (error) {
      await watch.stop();
      throw error;
    }
    return watch;
  }

  /** Of `count` idle subscribers, players of games in play, two a game. */
  async idle(shape: Shape, count: number): Promise<Idle> {
    await this.prepare({ games: Math.ceil(Math.max(count, WARM_UP) / 2), moves: 0 });
    const kibBefore = await this.settled({ shape, count: Math.min(WARM_UP, count) }, true);
    const kibAfter = await this.settled({ shape, count }, false);
    await this.observers.ask('unsubscribe');
    await pause(SETTLE_MS);
    return { what: 'subscriber', ...SHAPES[shape], count, kibBefore, kibAfter };
  }

  /** An observation whose result is not kept. */
  async warmUp(observation: Observation): Promise<void> {
    await this.prepare(observation);
    await this.observers.ask('observe', observation, OBSERVE_TIMEOUT_MS);
  }

  /** From the mover's call until the opponent has the state, and what the database and the wire had to do meanwhile. */
  async moveToObserver(observation: Observation): Promise<MoveToEye & { queriesPerS: number }> {
    await this.prepare(observation);
    const [cpu, queries, began] = [await this.server.cpuUs(), await this.transactions(), performance.now()];
    const { seconds, ...observed } = await this.observers.ask<Observed>('observe', observation, OBSERVE_TIMEOUT_MS);
    const elapsedS = (performance.now() - began) / 1000;
    return {
      ...SHAPES[observation.shape],
      way: observation.pollMs === undefined ? 'push' : 'poll',
      ...(observation.pollMs !== undefined && { pollMs: observation.pollMs }),
      watchers: observation.games * 2,
      seconds,
      serverCpuUs: (await this.server.cpuUs()) - cpu,
      ...observed,
      queriesPerS: ((await this.transactions()) - queries) / elapsedS,
    };
  }

  async stop(): Promise<void> {
    await this.observers.stop();
    await Promise.all(this.servers.map((server) => server.stop()));
  }

  private prepare({ games, moves }: Pick<Observation, 'games' | 'moves'>): Promise<void> {
    return this.observers.ask('prepare', { games, moves }, OBSERVE_TIMEOUT_MS);
  }

  private async settled(subscribers: { shape: Shape; count: number }, isWarmUp: boolean): Promise<number> {
    await this.observers.ask('subscribe', subscribers, OBSERVE_TIMEOUT_MS);
    if (isWarmUp) await this.observers.ask('unsubscribe');
    await pause(SETTLE_MS);
    return this.server.residentKib();
  }

  private transactions(): Promise<number> {
    return committedIn(this.server.ports.databaseUrl ?? '');
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { count: { type: 'string', default: '5000' } } });
  const count = Number(values.count);
  const cwd = mkdtempSync(path.join(tmpdir(), 'othello-subscribers-'));
  const env = { ...process.env };
  try {
    console.log(`resident memory of ${count} idle subscribers on one node, two a game`);
    for (const shape of SHAPE_NAMES) {
      const watch = await ObservedServer.start({ cwd, env }, 1);
      try {
        const { kibBefore, kibAfter } = await watch.idle(shape, count);
        const each = (kibAfter - kibBefore) / count;
        const wanted = TARGETS_KIB[shape];
        const verdict = wanted === undefined ? '' : `   target ≤ ${wanted}   ${each <= wanted ? 'met' : 'MISSED'}`;
        console.log(`${shape.padEnd(17)} ${each.toFixed(1)} KiB each${verdict}`);
      } finally {
        await watch.stop();
      }
    }
    console.log('move to eye, 50 games, a move every 2 s in each');
    const watch = await ObservedServer.start({ cwd, env }, 0);
    try {
      for (const pollMs of [undefined, ...BUDGETS.standard.pollsMs]) {
        const observation = { shape: 'envelope', pollMs, games: 50, moveEveryMs: 2000, moves: 8 } as const;
        const { latencyMs, queriesPerS, bytesUp, bytesDown, seconds, serverCpuUs } =
          await watch.moveToObserver(observation);
        const name = pollMs === undefined ? 'push' : `poll ${pollMs / 1000} s`;
        const kib = (bytes: number) => (bytes / 1024 / seconds).toFixed(1);
        console.log(
          `${name.padEnd(11)} p50 ${latencyMs.p50.toFixed(1)} ms   p99 ${latencyMs.p99.toFixed(1)} ms   ` +
            `${queriesPerS.toFixed(0)} queries/s   ${kib(bytesUp)} KiB/s up   ${kib(bytesDown)} KiB/s down   ` +
            `server CPU ${(serverCpuUs / 1e4 / seconds).toFixed(1)} %`,
        );
      }
    } finally {
      await watch.stop();
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
