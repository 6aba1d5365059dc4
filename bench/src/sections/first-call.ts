import type { Bench, Step } from '../bench.ts';
import { USUAL } from '../plan.ts';

/** What a client waits for that comes anew: connection, handshake, one call. */
export const firstCallSteps = ({ budget, lab, run, transports }: Bench): Step[] =>
  transports
    .filter((transport) => transport !== 'in-process')
    .map((transport) => ({
      section: 'firstCall',
      what: transport,
      seconds: budget.firstCalls * 0.01,
      run: async () => {
        const target = await lab.target(transport);
        const visit = { procedure: 'NoOp', connections: USUAL[transport], callers: 1 };
        const samplesMs = await target.firstCalls(visit, budget.firstCalls);
        (run.firstCall ??= []).push({ transport, samplesMs });
      },
    }));
