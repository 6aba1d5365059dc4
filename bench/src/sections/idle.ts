import type { Bench, Step } from '../bench.ts';
import { LoadTarget } from '../load-target.ts';
import type { TransportName } from '../results.ts';
import { transportCalled } from '../transports.ts';

/** What a connection that does nothing holds of the server's memory: a fresh server, before and after. */
export const idleSteps = (bench: Bench): Step[] =>
  bench.transports
    .filter((transport) => !transportCalled(transport).sharesConnections)
    .map((transport) => ({
      section: 'idle',
      what: `${bench.budget.idleConnections} connections, ${transport}`,
      seconds: 4 + bench.budget.idleConnections / 250,
      run: () => measureIdle(bench, transport),
    }));

async function measureIdle({ lab, budget, run, seed }: Bench, transport: TransportName): Promise<void> {
  const count = budget.idleConnections;
  const server = await lab.startServer(`idle connections, ${transport}`);
  let target: LoadTarget | undefined;
  try {
    target = await LoadTarget.start({ transport, server, seed });
    const visit = { procedure: 'NoOp', connections: 'kept' as const, callers: count };
    // a few first, so that code is compiled; as many would leave the memory behind that is to be counted
    await target.whileConnected({ ...visit, callers: Math.ceil(count / 20) }, async () => undefined);
    const kibBefore = await server.residentKib();
    const kibAfter = await target.whileConnected(visit, () => server.residentKib());
    (run.idle ??= []).push({ what: 'connection', transport, count, kibBefore, kibAfter });
  } finally {
    await target?.stop();
    await server.stop();
  }
}
