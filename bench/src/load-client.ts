// A client under measurement, in a process of its own: the same loop whatever the transport. In-process means that the
// server is in here too.
import { serveParent } from './worker-process.ts';
import { closedLoop, type Looped, type MakeCall, openLoop } from './loops.ts';
import { noOpSchema } from './no-op-schema.ts';
import type { Conditions, LatencyMs, TransportName } from './results.ts';
import { SocketBytes } from './socket-bytes.ts';
import { transportCalled } from './transports.ts';
import { inProcessServer, openInProcess, type Step, type Wire } from './wires/index.ts';
import type { Place } from './wires/dial.ts';
import type { Workload } from './workload.ts';
import { workloadsOn } from './workloads-on.ts';

/** Which server to call, and where games are made. */
export interface ClientSetup {
  transport: TransportName;
  /** of the transport's own port; ignored in-process */
  port: number;
  /** an Othello server on the same database, where games are made; ignored in-process */
  gamesUrl: string;
  seed: number;
  /** of a server elsewhere; this machine's unless told */
  place?: Pick<Place, 'host' | 'isTls'>;
}

/** What is called, and how. */
export interface Load {
  procedure: string;
  connections: Conditions['connections'];
  callers: number;
}

export interface PreparedLoad extends Load {
  warmUpMs: number;
  /** that the warm-up may make of those prepared; absent: as many as there are */
  warmUpCalls?: number;
  /** calls that will be made at least, warm-up included */
  calls: number;
}

export interface LoadResult {
  calls: number;
  seconds: number;
  clientCpuUs: number;
  bytesUp: number;
  bytesDown: number;
  latencyMs: LatencyMs;
  /** of an open loop: from when calls were sent */
  uncorrectedMs?: LatencyMs;
}

const sockets = new SocketBytes();
const schema = noOpSchema();
let setup:
  { open: (how: Omit<Load, 'procedure'>) => Wire; workloadOf: (procedure: string) => Promise<Workload> } | undefined;
let current: { callers: number; wire: Wire; workload: Workload } | undefined;

async function setUp({ transport, port, gamesUrl, seed, place = {} }: ClientSetup): Promise<void> {
  const { driver } = transportCalled(transport);
  if (!driver) {
    const { bootBenchNode } = await import('./bench-node.ts'); // a client has no use for what a server loads
    const node = await bootBenchNode(process.env);
    const url = `http://127.0.0.1:${node.httpPort}`;
    const wire = openInProcess(inProcessServer(node.app));
    setup = { open: () => wire, workloadOf: workloadsOn(url, seed) };
    return;
  }
  const open = await driver();
  setup = { open: (how) => open({ port, schema, ...place, ...how }), workloadOf: workloadsOn(gamesUrl, seed) };
}

/** Opens connections, prepares enough calls, and calls for `warmUpMs` without measuring. */
async function prepare(load: PreparedLoad): Promise<void> {
  const { procedure, callers, connections, warmUpMs, calls, warmUpCalls = Infinity } = load;
  if (!setup) throw new Error('setUp comes before prepare');
  disconnect();
  const workload = await setup.workloadOf(procedure);
  await workload.prepare(callers, calls);
  current = { callers, workload, wire: setup.open({ connections, callers }) };
  const call = makeCall(current);
  let left = warmUpCalls;
  await closedLoop((caller) => left-- > 0 && call(caller), callers, warmUpMs);
}

function disconnect(): void {
  current?.wire.close();
  current?.workload.leave?.();
  current = undefined;
}

const makeCall =
  ({ wire, workload }: { wire: Wire; workload: Workload }): MakeCall =>
  (caller) => {
    const step: Step | undefined = workload.next(caller);
    return step !== undefined && wire.call(step, caller);
  };

async function measure<Result extends Looped>(
  run: (call: MakeCall, callers: number) => Promise<Result>,
): Promise<{ measured: LoadResult; result: Result }> {
  if (!current) throw new Error('prepare comes before measuring');
  const { up, down } = sockets.total();
  const cpu = process.cpuUsage();
  const result = await run(makeCall(current), current.callers);
  const { user, system } = process.cpuUsage(cpu);
  const now = sockets.total();
  const { calls, seconds, latencies } = result;
  const measured: LoadResult = {
    calls,
    seconds,
    clientCpuUs: user + system,
    bytesUp: now.up - up,
    bytesDown: now.down - down,
    latencyMs: latencies.summary(),
  };
  return { measured, result };
}

serveParent({
  setUp,
  prepare,
  closedLoop: async ({ ms }: { ms: number }): Promise<LoadResult> =>
    (await measure((call, callers) => closedLoop(call, callers, ms))).measured,
  openLoop: async (due: { rate: number; ms: number }): Promise<LoadResult> => {
    const { measured, result } = await measure((call, callers) => openLoop(call, callers, due));
    return { ...measured, uncorrectedMs: result.uncorrected.summary() };
  },
  /** ms from nothing to the first answer, a new connection each */
  firstCalls: async ({ procedure, connections, samples }: Load & { samples: number }) => {
    if (!setup) throw new Error('setUp comes before calls');
    const { open } = setup;
    const workload = await setup.workloadOf(procedure);
    const samplesMs: number[] = [];
    await workload.prepare(1, samples);
    while (samplesMs.length < samples) {
      const step = workload.next(0);
      if (!step) throw new Error('nothing is left to call');
      const began = performance.now();
      const wire = open({ connections, callers: 1 });
      await wire.call(step, 0);
      samplesMs.push(performance.now() - began);
      wire.close();
    }
    return samplesMs;
  },
  disconnect,
});
