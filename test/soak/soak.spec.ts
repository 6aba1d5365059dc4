import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { envelope, type Transport } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { natsServer } from '../bus/drivers.ts';
import { envelopeTransport, grpcTransport } from '../kit/transports.ts';
import { expectConsistent } from '../kit/consistent.ts';
import { type Fleet, startFleet } from '../kit/fleet.ts';
import { freshDatabase } from '../kit/fresh-database.ts';
import { newPlayer, type Player } from '../kit/player.ts';
import { openRows } from '../kit/rows.ts';
import { until } from '../kit/until.ts';
import { newHavoc, wreak } from './chaos.ts';
import { judge } from './judge.ts';
import { newLedger, runSoakBot } from './soak-bot.ts';

// The short form is one of the tests; `npm run test:soak` runs the long one, which says what it saw.
const isLong = process.env['SOAK'] === 'long';
const FORM = isLong
  ? { bots: 200, seconds: 180, killEveryMs: 15_000, rollEveryMs: 50_000, thinkMs: 1500, busDownMs: 30_000 }
  : { bots: 24, seconds: 20, killEveryMs: 6_000, rollEveryMs: 10_000, thinkMs: 200, busDownMs: 4_000 };

/** the short form shares the machine with other tests */
const FIRST_ANSWER_WITHIN_MS = isLong ? 2000 : 5000;
/** ms from one bot's start to the next one's: people don't come at the same instant */
const APART_MS = 50;
/** a run that is cut short fails; kills wait for nodes to be back, which takes long on a loaded machine */
const LEAST_KILLS = isLong ? 6 : 1;

/** Each bot the next way: both transports through HAProxy, a stream through it, and all nodes in turns without it. */
const waysInto = ({ url, grpcAddress, nodes }: Fleet): (() => Transport)[] => [
  () => envelope(url),
  () => grpc(grpcAddress),
  () => grpc(grpcAddress, { stream: true }),
  () => grpc(nodes.map((node) => node.grpcAddress)),
];

const quantile = (values: number[], share: number) =>
  Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? NaN);

test(
  `${FORM.bots} bots on mixed transports play through kills, rolling restarts and a dead bus: no error, no move lost or doubled`,
  async () => {
    const [database, nats] = [await freshDatabase(), await natsServer()];
    const fleet = await startFleet({ DATABASE_URL: database.url, EVENTS_URL: nats.url, TURN_TIMEOUT_S: '600' });
    const rows = openRows(database.url);
    const transports = [envelopeTransport(fleet), grpcTransport(fleet)];
    const [playing, wreaking] = [new AbortController(), new AbortController()];
    setMaxListeners(0, playing.signal, wreaking.signal); // each bot listens
    const ledger = newLedger();
    try {
      const askers = await Promise.all(transports.map((transport) => newPlayer(transport)));
      const answered = (asker: Player) => until(async () => (await asker.sync('1')).status === 200, 'an answer');
      const ask = () => Promise.all(askers.map(answered));
      const ways = waysInto(fleet);
      const bots = Array.from({ length: FORM.bots }, (_, index) => {
        const transport = ways[index % ways.length]!();
        const { signal } = playing;
        return runSoakBot({ transport, ledger, thinkMs: FORM.thinkMs, startAfterMs: index * APART_MS, signal });
      });
      const { killEveryMs, rollEveryMs, busDownMs } = FORM;
      const havoc = newHavoc();
      const wrecked = wreak({ fleet, havoc, killEveryMs, rollEveryMs, signal: wreaking.signal, ask });
      await pause(FORM.seconds * 500);
      await nats.kill();
      await pause(busDownMs);
      await nats.restart();
      await pause(FORM.seconds * 500 - busDownMs);
      const isDone = async () => havoc.kills >= LEAST_KILLS && havoc.stopCodes.length > 0;
      await Promise.race([until(isDone, 'kills and restarts', 60_000), wrecked]);
      wreaking.abort();
      await wrecked;
      const { kills, stopCodes, firstAnswersMs } = havoc;
      await until(async () => ledger.ended > 0 || ledger.errors.length > 0, 'a game to end', 60_000);
      playing.abort();
      await Promise.all(bots);

      const verdict = await judge(rows, ledger.acknowledged);
      await expectConsistent(database.url);
      const { acknowledged, errors, retries, roundTripsMs } = ledger;
      if (isLong)
        console.log(
          `${FORM.bots} bots, ${FORM.seconds} s, ${kills} kills, ${stopCodes.length} restarts by SIGTERM: ` +
            `${verdict.games} games, ${verdict.ended} ended, ${verdict.puts} moves, ${acknowledged.length} acknowledged, ` +
            `${errors.length} errors; ${roundTripsMs.length} calls, ${retries} attempts made again, round trip p50 ` +
            `${quantile(roundTripsMs, 0.5)} ms, p99 ${quantile(roundTripsMs, 0.99)} ms, most ${quantile(roundTripsMs, 1 - 1e-9)} ms; ` +
            `first answer after a kill at most ${Math.round(Math.max(...firstAnswersMs))} ms`,
        );
      expect(errors).toEqual([]);
      expect(verdict.faults).toEqual([]);
      expect(verdict.puts).toBeGreaterThanOrEqual(acknowledged.length);
      expect(acknowledged.length).toBeGreaterThan(FORM.bots);
      expect(kills).toBeGreaterThanOrEqual(LEAST_KILLS);
      expect(new Set(stopCodes)).toEqual(new Set([0]));
      for (const firstAnswerMs of firstAnswersMs) expect(firstAnswerMs).toBeLessThan(FIRST_ANSWER_WITHIN_MS);
    } finally {
      playing.abort();
      wreaking.abort();
      await transports[1]?.close();
      await fleet.stop();
      await rows.close();
      await nats.remove();
      await database.drop();
    }
  },
  (FORM.seconds + 120) * 1000,
);
