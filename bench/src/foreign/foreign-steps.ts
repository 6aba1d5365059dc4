import type { Step } from '../bench.ts';
import { GameStock, PLIES } from '../games.ts';
import type { ClientSetup, LoadResult, PreparedLoad } from '../load-client.ts';
import type { ForeignResult, Run, TransportName } from '../results.ts';
import { cpuUsOf } from '../process-stat.ts';
import { transportCalled } from '../transports.ts';
import type { Place } from '../wires/dial.ts';
import { WorkerProcess } from '../worker-process.ts';
import type { ForeignServerAt } from './foreign-options.ts';

const section = 'foreign';

/** How long what is measured; small on purpose: the server has other players. */
const BUDGETS = {
  quick: { firstCalls: 5, rounds: 2, roundMs: 300, warmUpMs: 100 },
  standard: { firstCalls: 20, rounds: 5, roundMs: 1000, warmUpMs: 300 },
} as const;

/** A write and a read: what a game makes. */
const PROCEDURES = ['GameSync', 'GamePut'] as const;
const ANSWER_TIMEOUT_MS = 120_000;
/** of a caller, for games to be ready: a quicker one has none left before its round is over, and is measured until then */
const CALLS_PER_S = 250;

export interface ForeignRun {
  at: ForeignServerAt;
  run: Run;
  seed: number;
  isQuick: boolean;
  transports: readonly TransportName[];
}

function placeOf(at: ForeignServerAt, transport: TransportName): Place | undefined {
  const { port } = transportCalled(transport);
  return { httpPort: at.http, grpcPort: at.grpc, thriftPort: at.thrift }[port];
}

/** First the server is asked for a game; then each transport that it has an address for, by a client of its own. */
export function foreignSteps(foreign: ForeignRun): Step[] {
  const { at, run, seed, isQuick } = foreign;
  const budget = BUDGETS[isQuick ? 'quick' : 'standard'];
  const result: ForeignResult = { url: at.url, mostCallers: at.mostCallers, results: [] };
  const transports = foreign.transports.filter(
    (name) => transportCalled(name).driver !== undefined && placeOf(at, name) !== undefined,
  );
  let isOurs = false;
  const ask: Step = {
    section,
    what: `a game at ${at.url}`,
    seconds: 1,
    run: async () => {
      await requireOurs(at, seed);
      isOurs = true;
      run.foreign = result;
      await cpuUs(at); // tells now that a process is not there
    },
  };
  const each = transports.map((transport): Step => ({
    section,
    what: transport,
    seconds: (PROCEDURES.length * budget.rounds * (budget.roundMs + budget.warmUpMs)) / 1000 + 4,
    run: async () => {
      if (isOurs) result.results.push(await measure(foreign, transport, budget));
    },
  }));
  return [ask, ...each];
}

/** @throws Error with one line: there is none, or one of another kind */
async function requireOurs({ url }: ForeignServerAt, seed: number): Promise<void> {
  try {
    await new GameStock(url, seed).fill(1, PLIES);
  } catch (error) {
    const { message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
    const why = cause?.code ?? cause?.message ?? message;
    throw new Error(`no Othello server of this protocol answers at ${url} (${why}): check the address`, {
      cause: error,
    });
  }
}

/** @returns undefined where nothing tells it */
async function cpuUs({ pid, metrics }: ForeignServerAt): Promise<number | undefined> {
  if (pid !== undefined)
    try {
      return cpuUsOf(pid);
    } catch (error) {
      throw new Error(`there is no process ${pid} on this machine: the server's CPU is not told`, { cause: error });
    }
  if (metrics === undefined) return undefined;
  const text = await fetch(metrics).then(
    (response) => response.text(),
    (error: Error) => error.message,
  );
  const seconds = /^process_cpu_seconds_total(?:\{[^}]*\})? ([\d.e+-]+)/m.exec(text)?.[1];
  if (seconds === undefined)
    throw new Error(`${metrics} tells no process_cpu_seconds_total: the server's CPU is not told`);
  return Number(seconds) * 1e6;
}

type Budget = (typeof BUDGETS)[keyof typeof BUDGETS];

async function measure(
  { at, seed }: ForeignRun,
  transport: TransportName,
  { firstCalls, rounds, roundMs, warmUpMs }: Budget,
): Promise<ForeignResult['results'][number]> {
  const { port, host, isTls } = placeOf(at, transport) as Place;
  const client = WorkerProcess.start(`the client of ${transport}`, 'load-client.js');
  const [connections] = transportCalled(transport).usual;
  try {
    const setup: ClientSetup = { transport, port, gamesUrl: at.url, seed, place: { host, isTls } };
    await client.ask('setUp', setup);
    const ask = <T>(name: string, detail: object) => client.ask<T>(name, detail, ANSWER_TIMEOUT_MS);
    const first = { procedure: 'GameSync', connections, callers: 1, samples: firstCalls };
    const firstMs = await ask<number[]>('firstCalls', first);
    const calls: ForeignResult['results'][number]['calls'] = [];
    for (const procedure of PROCEDURES)
      for (const callers of new Set([1, at.mostCallers])) {
        const measured = [];
        for (let round = 0; round < rounds; round++) {
          const needed = Math.ceil((callers * CALLS_PER_S * (warmUpMs + roundMs)) / 1000);
          // a quick caller's warm-up leaves half of the puts for the round
          const puts = procedure === 'GamePut' ? { calls: needed, warmUpCalls: Math.floor(needed / 2) } : { calls: 0 };
          const load = { procedure, connections, callers, warmUpMs, ...puts };
          await ask('prepare', load satisfies PreparedLoad);
          const before = await cpuUs(at).catch(() => undefined);
          const { uncorrectedMs, ...result } = await ask<LoadResult>('closedLoop', { ms: roundMs });
          const after = await cpuUs(at).catch(() => undefined);
          await ask('disconnect', {});
          const serverCpuUs = before !== undefined && after !== undefined ? after - before : undefined;
          if (result.calls > 0 && uncorrectedMs === undefined)
            measured.push({ ...result, ...(serverCpuUs !== undefined && { serverCpuUs }) });
        }
        if (measured.length > 0) calls.push({ procedure, callers, rounds: measured });
      }
    return { transport, connections, firstMs, calls };
  } finally {
    await client.stop();
  }
}
