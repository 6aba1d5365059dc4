// Every workload that is measured, one entry each. docs/extending.md says how to add one.
import { ADDED } from './added.ts';
import { text } from './report/text.ts';
import type { Logic, WorkloadEntry } from './workload.ts';

const drivers = () => import('./workload-drivers.ts');

const OURS: readonly WorkloadEntry[] = [
  {
    ...{ logic: 'no-op', procedure: 'NoOp', isMain: true },
    name: text('No database', '데이터베이스 없음'),
    place: text(' for a call without a database', '데이터베이스 없는 호출에서 '),
    driver: async () => new (await drivers()).NoOps(),
  },
  {
    ...{ logic: 'memory', procedure: 'MemoryPut', isMain: true },
    name: text('Game in memory', '메모리 속 게임'),
    place: text(' for a game in memory', '메모리 속 게임에서 '),
    driver: async ({ seed }) => new (await drivers()).MemoryPuts(seed),
  },
  {
    ...{ logic: 'postgresql', procedure: 'GamePut', isMain: true },
    name: text('GamePut on PostgreSQL', 'GamePut(PostgreSQL)'),
    place: text(' for GamePut', 'GamePut에서 '),
    driver: async ({ stock }) => new (await drivers()).GamePuts(stock),
  },
  {
    ...{ logic: 'postgresql', procedure: 'GameSync' },
    name: text('GameSync on PostgreSQL', 'GameSync(PostgreSQL)'),
    place: text(' for GameSync', 'GameSync에서 '),
    driver: async ({ stock }) => new (await drivers()).GameSyncs(stock),
  },
];

export const WORKLOADS: readonly WorkloadEntry[] = [...OURS, ...ADDED.workloads];

/** Undefined: a run of another version has a workload that is not known here. */
export const workloadOf = (procedure: string): WorkloadEntry | undefined =>
  WORKLOADS.find((each) => each.procedure === procedure);

/** The procedure that stands for a logic. */
export function mainProcedure(logic: Logic): string {
  const main = WORKLOADS.find((each) => each.logic === logic && each.isMain);
  if (!main) throw new Error(`no workload stands for ${logic}`);
  return main.procedure;
}
