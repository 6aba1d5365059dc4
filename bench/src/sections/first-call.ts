import type { Bench, Step } from '../bench.ts';
import { usualConnections } from '../transports.ts';

/** What a new client waits for: connection, handshake, one call. */
export const firstCallSteps = ({ budget, lab, run, transports }: Bench): Step[] =>
  transports
    .filter((transport) => transport !== 'in-process')
    .map((transport) => ({
      section: 'firstCall',
      what: transport,
      seconds: budget.firstCalls * 0.01,
      run: async () => {
        const target = await lab.target(transport);
        const visit = { procedure: 'NoOp', connections: usualConnections(transport), callers: 1 };
        const samplesMs = await target.firstCalls(visit, budget.firstCalls);
        (run.firstCall ??= []).push({ transport, samplesMs });
      },
    }));
