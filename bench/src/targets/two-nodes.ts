import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { AskedProcess } from '../asked-process.ts';
import { NodeServer } from '../servers.ts';
import type { Contender, Entered, Place, Turn, TurnTimes } from './duel.ts';
import type { Visit, Visited } from './prepared-client.ts';
import { Started } from './served.ts';

const run = promisify(execFile);

interface Seat {
  server: NodeServer;
  client: AskedProcess;
}

/** All threads of a process on one core. @throws Error with one line */
async function pin(pid: number | undefined, core: number): Promise<void> {
  try {
    await run('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)]);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(code === 'ENOENT' ? 'taskset is missing: apt-get install -y util-linux' : message.trim(), {
      cause: error,
    });
  }
}

/**
 * Two nodes on one database against one of them, calls without a database. Each node has a core, and its client is on that
 * core too: a client elsewhere would take from the other node's. So one core's worth of calls is held against two cores'
 * worth, both measured and none reckoned; what a node could do with a core for itself alone is more, for either alike. One
 * node is either of them, half the time each: of two cores of a shared machine one is often the slower for a while.
 */
export const twoNodesAgainstOne = ({ cwd, env }: Place): Promise<Entered> =>
  Started.by(async (started) => {
    if (availableParallelism() < 2) throw new Error('two nodes want a core each: this machine has one');
    const seats: Seat[] = [];
    for (const core of [0, 1]) {
      const server = started.add(await NodeServer.start('othello', { cwd, env, purpose: 'one of two nodes' }), (each) =>
        each.stop(),
      );
      const client = started.add(AskedProcess.start('its client', 'targets/prepared-client.js'), (each) => each.stop());
      await pin(server.pid, core);
      await pin(client.pid, core);
      seats.push({ server, client });
    }
    const visit = ({ server, client }: Seat, callers: number, times: TurnTimes) =>
      client.ask<Visited>('visit', {
        ...{ transport: 'envelope-protobuf', port: server.ports.httpPort ?? 0, procedure: 'NoOp', callers },
        ...times,
      } satisfies Visit);
    const both: Contender = {
      turn: async (callers, times) => together(await Promise.all(seats.map((seat) => visit(seat, callers, times)))),
    };
    const either: Contender = {
      turn: async (callers, { warmUpMs, ms }) => {
        const turns: Turn[] = [];
        for (const seat of seats) turns.push(await visit(seat, callers, { warmUpMs, ms: ms / seats.length }));
        const { calls, ...turn } = together(turns);
        return { ...turn, calls: calls / seats.length };
      },
    };
    return { ours: both, theirs: either, leave: () => started.end() };
  });

/** Turns of the same time as one. The latencies are the first's. */
function together(turns: readonly Turn[]): Turn {
  const [first] = turns;
  if (!first) throw new Error('nobody took a turn');
  const callsPerS = turns.reduce((sum, { calls, seconds }) => sum + calls / seconds, 0);
  return { ...first, calls: callsPerS * first.seconds };
}
