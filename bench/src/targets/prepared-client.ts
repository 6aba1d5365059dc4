// The client of the targets, in a process of its own and the same for every server: requests are encoded beforehand, an
// answer is looked at no further than its ResultCode. Two cores are shared by client, server and PostgreSQL.
import { serveParent } from '../worker-process.ts';
import { closedLoop, type MakeCall } from '../loops.ts';
import { noOpSchema } from '../no-op-schema.ts';
import type { LatencyMs } from '../results.ts';
import type { Step } from '../wires/wire.ts';
import { PreparedGames, putsOf } from './prepared-games.ts';
import { openPrepared, type PreparedTransport, type PreparedWire } from './prepared-wires.ts';

export interface ClientSetup {
  databaseUrl: string;
  /** of 40 puts each: what all callers of a round have to play */
  games: number;
  seed: number;
}

export interface Load {
  transport: PreparedTransport;
  port: number;
  /** of other nodes: calls go to all of them in turns */
  morePorts?: readonly number[];
  /** each room's calls go to one of them instead, as by the hint that clients give to balancers */
  isByRoute?: boolean;
  procedure: 'GamePut' | 'NoOp';
  callers: number;
  warmUpMs: number;
  ms: number;
}

export interface LoadResult {
  calls: number;
  seconds: number;
  latencyMs: LatencyMs;
  /** user and system, of this client */
  clientCpuUs: number;
}

const schema = noOpSchema();
const NO_OP: Step = { procedure: 'NoOp', request: { roomId: 42, r: 2, c: 3 } };
let games: PreparedGames | undefined;

type Send = (caller: number) => Promise<void>;

/** Each caller's next call; undefined when they have none left. */
async function callsOf({ procedure, callers }: Load, prepare: (step: Step) => Send) {
  if (procedure === 'NoOp') {
    const noOp = prepare(NO_OP);
    return () => noOp;
  }
  if (!games) throw new Error('setUp comes before GamePut');
  await games.renew();
  const left = Array.from({ length: callers }, (): Send[] => []);
  for (const [index, game] of games.all.entries()) left[index % callers]?.push(...putsOf(game).map(prepare));
  for (const sends of left) sends.reverse();
  return (caller: number) => left[caller]?.pop();
}

/** As the SDK's x-route. */
const routeOf = ({ request }: Step): number => Number((request as { roomId?: number }).roomId ?? 0) % 256;

let prepared: { load: Load; wires: readonly PreparedWire[]; call: MakeCall } | undefined;

/** Connects, has enough to call, and calls for `warmUpMs` unmeasured. */
async function prepare(load: Load): Promise<void> {
  const { transport, port, morePorts = [], isByRoute = false, callers, warmUpMs } = load;
  const wires = [port, ...morePorts].map((each) => openPrepared(transport, { port: each, callers, schema }));
  let turn = 0;
  const next = await callsOf(load, (step) => {
    const home = isByRoute ? wires[routeOf(step) % wires.length] : undefined;
    const [first, ...others] = (home ? [home] : wires).map((wire) => wire.prepare(step));
    return others.length === 0
      ? (first as Send)
      : (caller) => ([first, ...others][turn++ % wires.length] as Send)(caller);
  });
  let isSpent = false;
  // when one has nothing left all end: fewer callers would be another measurement
  const call = (caller: number) => {
    const send = isSpent ? undefined : next(caller);
    isSpent ||= !send;
    return send ? send(caller) : false;
  };
  prepared = { load, wires, call };
  await closedLoop(call, callers, warmUpMs);
}

async function run(): Promise<LoadResult> {
  if (!prepared) throw new Error('prepare comes before run');
  const { load, wires, call } = prepared;
  try {
    const cpu = process.cpuUsage();
    const { calls, seconds, latencies } = await closedLoop(call, load.callers, load.ms);
    const { user, system } = process.cpuUsage(cpu);
    if (calls === 0) throw new Error('no call was made: the games were spent in the warm-up');
    return { calls, seconds, latencyMs: latencies.summary(), clientCpuUs: user + system };
  } finally {
    for (const wire of wires) wire.close();
    prepared = undefined;
  }
}

serveParent({
  setUp: async ({ databaseUrl, games: count, seed }: ClientSetup) => {
    games = await PreparedGames.make(databaseUrl, count, seed);
  },
  /** apart from `run`, for who looks at something else right before and after it */
  prepare,
  run,
  measure: async (load: Load): Promise<LoadResult> => {
    await prepare(load);
    return run();
  },
});
