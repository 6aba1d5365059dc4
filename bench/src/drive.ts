// A client under measurement, in a process of its own: the same loop whatever the transport. In-process means that the
// server is in here too.
import { answerParent } from './asked-process.ts';
import { closedLoop, type Looped, type MakeCall, openLoop } from './loops.ts';
import { noOpSchema } from './no-op-schema.ts';
import type { Conditions, LatencyMs, TransportName } from './results.ts';
import { SocketBytes } from './socket-bytes.ts';
import { inProcessServer, openInProcess, type Step, type Wire, WIRES } from './wires/index.ts';
import { type Workload, workloadsOn } from './workloads.ts';

/** Whom to call, and what. */
export interface Meeting {
  transport: TransportName;
  /** of the transport's own port; ignored in-process */
  port: number;
  /** an Othello server on the same database, where games are made; ignored in-process */
  gamesUrl: string;
  seed: number;
}

/** What is called, and how. */
export interface Visit {
  procedure: string;
  connections: Conditions['connections'];
  callers: number;
}

export interface Entry extends Visit {
  warmUpMs: number;
  /** at least so many are going to be made, warm-up included */
  calls: number;
}

export interface Driven {
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
let meeting: { open: (how: Omit<Visit, 'procedure'>) => Wire; workloadOf: (procedure: string) => Workload } | undefined;
let visit: { callers: number; wire: Wire; workload: Workload } | undefined;

async function meet({ transport, port, gamesUrl, seed }: Meeting): Promise<void> {
  if (transport === 'in-process') {
    const { bootBenchNode } = await import('./bench-node.ts'); // a client has no use for what a server loads
    const node = await bootBenchNode(process.env);
    const url = `http://127.0.0.1:${node.httpPort}`;
    const wire = openInProcess(inProcessServer(node.app));
    meeting = { open: () => wire, workloadOf: workloadsOn(url, seed) };
    return;
  }
  const open = WIRES[transport];
  if (!open) throw new Error(`there is no ${transport} here`);
  meeting = { open: (how) => open({ port, schema, ...how }), workloadOf: workloadsOn(gamesUrl, seed) };
}

/** Opens connections, has enough to call, and calls for `warmUpMs` unmeasured. */
async function enter({ procedure, callers, connections, warmUpMs, calls }: Entry): Promise<void> {
  if (!meeting) throw new Error('meet comes before enter');
  leave();
  const workload = meeting.workloadOf(procedure);
  await workload.prepare(callers, calls);
  visit = { callers, workload, wire: meeting.open({ connections, callers }) };
  await closedLoop(makeCall(visit), callers, warmUpMs);
}

function leave(): void {
  visit?.wire.close();
  visit?.workload.leave?.();
  visit = undefined;
}

const makeCall =
  ({ wire, workload }: { wire: Wire; workload: Workload }): MakeCall =>
  (caller) => {
    const step: Step | undefined = workload.next(caller);
    return step !== undefined && wire.call(step, caller);
  };

async function measured<Result extends Looped>(
  run: (call: MakeCall, callers: number) => Promise<Result>,
): Promise<[Driven, Result]> {
  if (!visit) throw new Error('enter comes before measuring');
  const { up, down } = sockets.total();
  const cpu = process.cpuUsage();
  const result = await run(makeCall(visit), visit.callers);
  const { user, system } = process.cpuUsage(cpu);
  const now = sockets.total();
  const { calls, seconds, latencies } = result;
  const bytes = { bytesUp: now.up - up, bytesDown: now.down - down };
  return [{ calls, seconds, clientCpuUs: user + system, ...bytes, latencyMs: latencies.summary() }, result];
}

answerParent({
  meet,
  enter,
  closedLoop: async ({ ms }: { ms: number }): Promise<Driven> =>
    (await measured((call, callers) => closedLoop(call, callers, ms)))[0],
  openLoop: async (due: { rate: number; ms: number }): Promise<Driven> => {
    const [driven, { uncorrected }] = await measured((call, callers) => openLoop(call, callers, due));
    return { ...driven, uncorrectedMs: uncorrected.summary() };
  },
  /** ms from nothing to the first answer, a new connection each */
  firstCalls: async ({ procedure, connections, samples }: Visit & { samples: number }) => {
    if (!meeting) throw new Error('meet comes before calls');
    const { open } = meeting;
    const workload = meeting.workloadOf(procedure);
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
  leave,
});
