// npm run bench:calls: what a call without a database costs the server in CPU, over the envelope and over gRPC, each
// against a bare server that reads and writes the same bytes. Closed loop, warm-up, then A B A B …; ratios pair by pair. It
// prints whether the targets are met and never fails for it: machines are noisy. --quick takes fewer calls.
import { MeasuredServer } from './measured-server.ts';
import { closedLoop, type Driver, grpcDriver, httpDriver } from './drivers.ts';
import { type Spread, spread } from './statistics.ts';
import { measureStart } from './start-up.ts';

const CALLERS = 16;
const IS_QUICK = process.argv.includes('--quick');
const [WARM_UP_CALLS, CALLS, PAIRS] = IS_QUICK ? [5_000, 2_000, 3] : [15_000, 5_000, 9];

interface Comparison {
  ours: string;
  bare: string;
  /** CPU of ours ÷ CPU of bare, at most */
  target: number;
  driver: (port: number, callers: number) => Driver;
}

const COMPARISONS: Comparison[] = [
  { ours: 'envelope', bare: 'node:http', target: 1.6, driver: httpDriver },
  { ours: 'grpc', bare: 'grpc-js', target: 1.4, driver: grpcDriver },
];

interface Contestant {
  server: MeasuredServer;
  driver: Driver;
}

async function enter(name: string, driver: Comparison['driver']): Promise<Contestant> {
  const server = await MeasuredServer.start(name);
  const contestant = { server, driver: driver(server.port, CALLERS) };
  await closedLoop(contestant.driver, CALLERS, WARM_UP_CALLS);
  return contestant;
}

/** server CPU µs a call */
async function costOf({ server, driver }: Contestant): Promise<number> {
  const before = await server.cpuUs();
  await closedLoop(driver, CALLERS, CALLS);
  return ((await server.cpuUs()) - before) / CALLS;
}

async function compare({ ours, bare, target, driver }: Comparison): Promise<void> {
  const contestants: Contestant[] = [];
  try {
    for (const name of [ours, bare]) contestants.push(await enter(name, driver));
    const [a, b] = contestants as [Contestant, Contestant];
    const pairs: [number, number][] = [];
    for (let pair = 0; pair < PAIRS; pair++) pairs.push([await costOf(a), await costOf(b)]);
    const ratio = spread(pairs.map(([mine, theirs]) => mine / theirs));
    const isMet = ratio.median <= target;
    console.log(
      `${ours.padEnd(9)} ${us(spread(pairs.map(([mine]) => mine)))}   ${bare.padEnd(9)} ${us(spread(pairs.map(([, theirs]) => theirs)))}   ` +
        `ratio ${figure(ratio, 2)}   target ≤ ${target}   ${isMet ? 'met' : 'MISSED'}`,
    );
  } finally {
    for (const { server, driver: each } of contestants) {
      each.close();
      await server.stop();
    }
  }
}

const figure = ({ median, least, most }: Spread, digits: number) =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
const us = (costs: Spread) => `${figure(costs, 0)} µs`;

console.log(`server CPU a no-database call, ${CALLERS} callers, ${PAIRS} pairs of ${CALLS} calls: median (least–most)`);
for (const comparison of COMPARISONS) await compare(comparison);
await measureStart();
