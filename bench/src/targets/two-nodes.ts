import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { WorkerProcess } from '../worker-process.ts';
import { NodeServer } from '../servers.ts';
import type { Compared, StartedComparison, ComparisonOptions, Measurement, MeasurementTimes } from './comparison.ts';
import type { Load, LoadResult } from './prepared-client.ts';
import { Started } from './server-comparisons.ts';

const run = promisify(execFile);

interface PinnedNode {
  server: NodeServer;
  client: WorkerProcess;
}

/** All threads of a process on these cores. @param cores as taskset takes them: `0`, `0,1` @throws Error with one line */
export async function pin(pid: number | undefined, cores: string): Promise<void> {
  try {
    await run('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, String(pid)]);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(code === 'ENOENT' ? 'taskset is missing: apt-get install -y util-linux' : message.trim(), {
      cause: error,
    });
  }
}

/**
 * Two nodes on one database compared to one of them, by calls that need no database. Each node is pinned to a core together
 * with its client, since a client elsewhere would take time from the other node. So the calls of one core are compared to
 * those of two cores, and both are measured. The one node is each of the two for half of the time: on a shared machine one
 * core is often slower than the other for a while.
 */
export const twoNodesAgainstOne = ({ cwd, env }: ComparisonOptions): Promise<StartedComparison> =>
  Started.by(async (started) => {
    if (availableParallelism() < 2) throw new Error('two nodes want a core each: this machine has one');
    const nodes: PinnedNode[] = [];
    for (const core of [0, 1]) {
      const server = started.add(await NodeServer.start('othello', { cwd, env, purpose: 'one of two nodes' }), (each) =>
        each.stop(),
      );
      const client = started.add(WorkerProcess.start('its client', 'targets/prepared-client.js'), (each) =>
        each.stop(),
      );
      await pin(server.pid, String(core));
      await pin(client.pid, String(core));
      nodes.push({ server, client });
    }
    const visit = ({ server, client }: PinnedNode, callers: number, times: MeasurementTimes) =>
      noOps(client, server.ports.httpPort ?? 0, { callers, ...times });
    const both: Compared = {
      measure: async (callers, times) => together(await Promise.all(nodes.map((node) => visit(node, callers, times)))),
    };
    const either: Compared = {
      measure: async (callers, { warmUpMs, ms }) => {
        const rounds: Measurement[] = [];
        for (const node of nodes) rounds.push(await visit(node, callers, { warmUpMs, ms: ms / nodes.length }));
        const { calls, ...round } = together(rounds);
        return { ...round, calls: calls / nodes.length };
      },
    };
    return { ours: both, theirs: either, stop: () => started.end() };
  });

/** No-database calls of one client. */
export const noOps = (
  client: WorkerProcess,
  port: number,
  round: MeasurementTimes & { callers: number },
): Promise<LoadResult> =>
  client.ask('measure', { transport: 'envelope-protobuf', port, procedure: 'NoOp', ...round } satisfies Load);

/** Rounds of the same length as one round. The latencies are the first's. */
export function together(rounds: readonly Measurement[]): Measurement {
  const [first] = rounds;
  if (!first) throw new Error('no round was measured');
  const callsPerS = rounds.reduce((sum, { calls, seconds }) => sum + calls / seconds, 0);
  return { ...first, calls: callsPerS * first.seconds };
}
