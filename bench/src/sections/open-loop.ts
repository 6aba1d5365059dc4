import type { Bench, Step } from '../bench.ts';
import { nameOf } from '../cell-figures.ts';
import { type Logic, PROCEDURE_OF, USUAL } from '../plan.ts';
import { shuffled } from '../seeded.ts';

/** In flight at most: more than a rate that the server keeps up with ever needs. */
const CALLERS = 128;

/** Latency at rates that are the same for all transports. In-process has no wire to wait for. */
export function openLoopSteps({ budget, random, lab, run, transports }: Bench, logic: Logic): Step[] {
  const { openLoopMs: ms, warmUpMs } = budget;
  const steps = (budget.rates[logic] ?? []).flatMap((rate) =>
    transports
      .filter((transport) => transport !== 'in-process')
      .map((transport): Step => {
        const procedure = PROCEDURE_OF[logic];
        const conditions = { transport, logic, procedure, connections: USUAL[transport], callers: CALLERS };
        const calls = Math.ceil((rate * ms) / 1000) + CALLERS * 2;
        return {
          section: 'openLoop',
          what: `${nameOf(conditions)}, ${rate} calls/s`,
          subject: `${transport}, ${logic}`,
          seconds: (ms + warmUpMs) / 1000 + 0.5,
          run: async () => {
            const target = await lab.target(transport);
            const measured = await target.openLoop({ ...conditions, warmUpMs, calls }, { rate, ms });
            (run.openLoop ??= []).push({ ...conditions, ...measured });
          },
        };
      }),
  );
  return shuffled(steps, random);
}
