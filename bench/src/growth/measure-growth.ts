import pg from 'pg';
import { boot, Config, EventDeliveries, InProcessServer, PushHub, type RunningNode, SweepService } from 'othello-rpc';
import { DataSource } from 'typeorm';
import { backgroundCosts } from './background.ts';
import { Blocks, POOL_SIZE } from './block-reads.ts';
import type { Cost, GrowthSubjects } from './cost.ts';
import { HandlerModule } from './event-handler.ts';
import { DueWork } from './due-work.ts';
import { Fill } from './fill.ts';
import { type Law, lawOf } from './law.ts';
import { readCosts } from './reads.ts';
import type { Size } from './sizes.ts';
import { writeCosts } from './writes.ts';

/** One cost over the sizes. */
export interface Growth {
  name: string;
  /** of tables and indexes, a time: the median */
  blocks: number[];
  /** a time: the median */
  ms: number[];
  law: Law;
}

export interface GrowthOptions {
  databaseUrl: string;
  sizes: readonly Size[];
  /** for people, while it runs */
  report: (line: string) => void;
  /** after the database was filled, before anything is measured */
  afterFill?: (client: pg.Client) => Promise<unknown>;
  /** names of costs; without it, all */
  only?: readonly string[];
  /** that each is measured */
  times?: number;
}

const TIMES = 5;
const A_DAY_S = '86400';

/** Measures every procedure and every task on one database that grows, whose tables are there and empty. */
export async function measureGrowth({
  databaseUrl,
  sizes,
  report,
  afterFill,
  only,
  times = TIMES,
}: GrowthOptions): Promise<Growth[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const node = await boot(
    new Config({
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: String(POOL_SIZE),
      PORT: '0',
      GRPC_PORT: '0',
      THRIFT_PORT: '0',
      BOTS: '0',
      RATE_LIMITS: 'off',
      TURN_TIMEOUT_S: A_DAY_S,
      WAITING_TIMEOUT_S: A_DAY_S,
      LOG_LEVEL: 'error',
    }),
    { modules: [HandlerModule] },
  );
  try {
    const measured = new Map<string, Omit<Growth, 'name' | 'law'> & Pick<Cost, 'atMost'>>();
    const fill = new Fill(client);
    await node.app.get(SweepService, { strict: false }).stop();
    for (const size of sizes) {
      report(`${size.users} users, ${size.ended} ended games, ${size.live} live, ${size.waiting} waiting`);
      await fill.to(size);
      await addUp(node);
      await fill.settle();
      await afterFill?.(client);
      const blocks = new Blocks(node.app.get(DataSource), client);
      const costs = await costsOf(await subjectsOf(node, { fill, work: new DueWork(client) }));
      for (const cost of costs.filter(({ name }) => only?.includes(name) ?? true)) {
        const { blocks: all, ms } = measured.get(cost.name) ?? { blocks: [], ms: [] };
        const seen = await measure(cost, { blocks, times });
        measured.set(cost.name, { blocks: [...all, seen.blocks], ms: [...ms, seen.ms], atMost: cost.atMost });
      }
    }
    return [...measured].map(([name, { blocks, ms, atMost }]) => ({ name, blocks, ms, law: lawOf(blocks, atMost) }));
  } finally {
    await node.close();
    await client.end();
  }
}

/** The sweep, which does not run by itself here, has counted what was filled in. */
async function addUp({ app }: RunningNode): Promise<void> {
  const task = app.get(SweepService, { strict: false }).tasks.find(({ what }) => what.startsWith('add up'));
  if (!task) throw new Error('the sweep adds up no changes of ratings any more');
  while (await task.run());
}

async function subjectsOf(
  { app }: RunningNode,
  { fill, work }: { fill: Fill; work: DueWork },
): Promise<GrowthSubjects> {
  const get = <T>(type: new (...args: never[]) => T): T => app.get<T>(type, { strict: false });
  return {
    server: get(InProcessServer),
    sweep: get(SweepService),
    push: get(PushHub),
    events: get(EventDeliveries),
    work,
    subjects: await fill.subjects(),
  };
}

const costsOf = async (ground: GrowthSubjects): Promise<Cost[]> => [
  ...writeCosts(ground),
  ...(await readCosts(ground)),
  ...backgroundCosts(ground),
];

async function measure(
  { name, prepare, run, end }: Cost,
  { blocks, times }: { blocks: Blocks; times: number },
): Promise<{ blocks: number; ms: number }> {
  const counts: number[] = [];
  const tookMs: number[] = [];
  try {
    for (let time = 0; time < times; time++) {
      await prepare?.();
      const count = await blocks.during(async () => {
        const beganMs = performance.now();
        await run();
        tookMs.push(performance.now() - beganMs);
      });
      counts.push(count);
    }
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  } finally {
    end?.();
  }
  return { blocks: medianOf(counts), ms: medianOf(tookMs) };
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN;
