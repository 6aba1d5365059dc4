// npm run bench:calls: what a call without a database costs the server in CPU, over the envelope and over gRPC, each
// against a bare server that reads and writes the same bytes. Closed loop, warm-up, then A B A B …; ratios pair by pair. It
// prints whether the targets are met and never fails for it: machines are noisy. --quick takes fewer calls.
import { Contestant } from './contestant.ts';
import { measureStart } from './start-up.ts';
import { NodeServer } from './servers.ts';
import { type Spread, spread } from './statistics.ts';

const CALLERS = 16;
const IS_QUICK = process.argv.includes('--quick');
const [WARM_UP_MS, ROUND_MS, PAIRS] = IS_QUICK ? [1500, 500, 3] : [3000, 1000, 9];

interface Comparison {
  ours: string;
  bare: string;
  /** CPU of ours ÷ CPU of bare, at most */
  target: number;
  transport: 'envelope-protobuf' | 'grpc';
  connections: 'kept' | 'multiplexed';
}

const COMPARISONS: Comparison[] = [
  { ours: 'envelope', bare: 'node:http', target: 1.6, transport: 'envelope-protobuf', connections: 'kept' },
  { ours: 'grpc', bare: 'grpc-js', target: 1.4, transport: 'grpc', connections: 'multiplexed' },
];

interface Entered {
  server: NodeServer;
  contestant: Contestant;
}

async function enter(name: string, transport: Comparison['transport']): Promise<Entered> {
  const server = await NodeServer.start(name);
  return { server, contestant: await Contestant.enter({ transport, server, seed: 1 }) };
}

/** server CPU µs a call */
async function costOf({ contestant }: Entered, connections: Comparison['connections'], warmUpMs: number) {
  const entry = { procedure: 'NoOp', connections, callers: CALLERS, warmUpMs, calls: 0 };
  const { serverCpuUs, calls } = await contestant.closedLoop(entry, ROUND_MS);
  return serverCpuUs / calls;
}

async function compare({ ours, bare, target, transport, connections }: Comparison): Promise<void> {
  const entered: Entered[] = [];
  try {
    for (const name of ['othello', bare]) entered.push(await enter(name, transport));
    const [a, b] = entered as [Entered, Entered];
    for (const each of entered) await costOf(each, connections, WARM_UP_MS);
    const pairs: [number, number][] = [];
    for (let pair = 0; pair < PAIRS; pair++)
      pairs.push([await costOf(a, connections, 100), await costOf(b, connections, 100)]);
    const ratio = spread(pairs.map(([mine, theirs]) => mine / theirs));
    const isMet = ratio.median <= target;
    console.log(
      `${ours.padEnd(9)} ${us(spread(pairs.map(([mine]) => mine)))}   ${bare.padEnd(9)} ${us(spread(pairs.map(([, theirs]) => theirs)))}   ` +
        `ratio ${figure(ratio, 2)}   target ≤ ${target}   ${isMet ? 'met' : 'MISSED'}`,
    );
  } finally {
    for (const { server, contestant } of entered) {
      await contestant.leave();
      await server.stop();
    }
  }
}

const figure = ({ median, least, most }: Spread, digits: number) =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
const us = (costs: Spread) => `${figure(costs, 0)} µs`;

console.log(`server CPU a no-database call, ${CALLERS} callers, ${PAIRS} pairs of ${ROUND_MS} ms: median (least–most)`);
for (const comparison of COMPARISONS) await compare(comparison);
const START_AT_MOST_S = 6;
const { createdMs, samplesMs } = await measureStart(3);
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
console.log(
  `start to first answer, data directory present: ${samplesMs.map(seconds).join(', ')} (made anew: ${seconds(createdMs)})   ` +
    `target ≤ ${START_AT_MOST_S} s   ${Math.max(...samplesMs) <= START_AT_MOST_S * 1000 ? 'met' : 'MISSED'}`,
);
