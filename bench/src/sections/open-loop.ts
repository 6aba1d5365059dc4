import { shuffled } from '@othello-rpc/kernel/random';
import type { Bench, Step } from '../bench.ts';
import { nameOf } from '../cell-figures.ts';
import { PLIES } from '../games.ts';
import { usualConnections } from '../transports.ts';
import type { Logic } from '../workload.ts';
import { mainProcedure } from '../workloads.ts';

/** In flight at most: more than a rate that the server keeps up with ever needs. */
const CALLERS = 128;

/** Calls a millisecond that a warm-up makes at most, in a closed loop: they are prepared too. */
const WARM_UP_CALLS_PER_MS = 10;

/** Of the calls that are due, how many must be made: fewer would be a lower rate than the row says. */
const ENOUGH = 0.99;

/** Latency at rates that are the same for all transports. In-process is left out, since it has no connection. */
export function openLoopSteps({ budget, random, lab, run, transports }: Bench, logic: Logic): Step[] {
  const { openLoopMs: ms, openLoopRounds, warmUpMs } = budget;
  const rows = (budget.rates[logic] ?? []).flatMap((rate) =>
    transports.filter((name) => name !== 'in-process').map((name) => ({ transport: name, rate })),
  );
  const stepOf = ({ transport, rate }: (typeof rows)[number], round: number): Step => {
    const conditions = {
      ...{ transport, logic, procedure: mainProcedure(logic), callers: CALLERS },
      connections: usualConnections(transport),
    };
    const due = Math.floor((rate * ms) / 1000);
    // a caller whose game is over needs another one, while the others hold on to theirs
    const calls = due + warmUpMs * WARM_UP_CALLS_PER_MS + CALLERS * PLIES;
    return {
      section: 'openLoop',
      what: `${nameOf(conditions)}, ${rate} calls/s, round ${round} of ${openLoopRounds}`,
      subject: `${transport}, ${logic}`,
      seconds: (ms + warmUpMs) / 1000 + 0.5,
      run: async () => {
        const target = await lab.target(transport);
        const measured = await target.openLoop({ ...conditions, warmUpMs, calls }, { rate, ms });
        if (measured.calls < due * ENOUGH)
          throw new Error(`only ${measured.calls} of ${due} calls that were due were made: nothing was left to call`);
        (run.openLoop ??= []).push({ ...conditions, round, ...measured });
      },
    };
  };
  return Array.from({ length: openLoopRounds }, (_, round) =>
    shuffled(rows, random).map((row) => stepOf(row, round + 1)),
  ).flat();
}
