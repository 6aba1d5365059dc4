// The SDK as a client under measurement, in a process of its own: joins a game and makes GameSyncs as its parent asks.
import { performance, PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { type OthelloClient, roomOf } from '@othello-rpc/client';
import { serveParent } from '../worker-process.ts';
import type { ClientRound, ServerPorts } from './measured-client.ts';
import { newPlayer, type SdkTransport } from './sdk-calls.ts';

let player: OthelloClient | undefined;
let roomId = '';

const collections = new PerformanceObserver(() => undefined);
collections.observe({ entryTypes: ['gc'] });

async function sync(calls: number): Promise<void> {
  if (!player) throw new Error('nobody has joined yet');
  for (let made = 0; made < calls; made++) await player.gameSync({ roomId });
}

/** Calls between two looks at the heap: so few that most pass without a collection. */
const CALLS_A_LOOK = 10;

/** What calls took from the heap; looks that a collection has come between do not count. */
async function allocatedBytes(calls: number): Promise<number> {
  let [bytes, counted] = [0, 0];
  for (let made = 0; made < calls; made += CALLS_A_LOOK) {
    await turn();
    collections.takeRecords();
    const before = process.memoryUsage().heapUsed;
    await sync(CALLS_A_LOOK);
    const taken = process.memoryUsage().heapUsed - before;
    await turn();
    if (collections.takeRecords().length > 0 || taken <= 0) continue;
    bytes += taken;
    counted += CALLS_A_LOOK;
  }
  return counted > 0 ? (bytes / counted) * calls : 0;
}

serveParent({
  join: async ({ transport, ports }: { transport: SdkTransport; ports: ServerPorts }) => {
    player = await newPlayer(transport, ports);
    ({ roomId } = roomOf(await player.randomJoin({})));
  },
  measure: async ({
    calls,
    countsAllocations,
  }: {
    calls: number;
    countsAllocations: boolean;
  }): Promise<ClientRound> => {
    if (countsAllocations) return { calls, seconds: 0, cpuUs: 0, allocatedBytes: await allocatedBytes(calls) };
    const [cpu, began] = [process.cpuUsage(), performance.now()];
    await sync(calls);
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return { calls, seconds, cpuUs: user + system, allocatedBytes: 0 };
  },
});
