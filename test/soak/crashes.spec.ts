import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, envelope, type Transport, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import pg from 'pg';
import { WebSocket } from 'ws';
import { expectConsistent } from '../kit/consistent.ts';
import { cutWire } from '../kit/cut.ts';
import { type Fleet, startFleet } from '../kit/fleet.ts';
import { ownPostgres } from '../kit/own-postgres.ts';
import { newPlayer } from '../kit/player.ts';
import { openRows } from '../kit/rows.ts';
import { startStandby } from '../kit/standby.ts';
import { envelopeTransport, grpcTransport, type Replies } from '../kit/transports.ts';
import { until } from '../kit/until.ts';
import { judge } from './judge.ts';
import { newLedger, runSoakBot } from './soak-bot.ts';

// The short form is one of the tests; `npm run test:soak` runs the long one, which says what it saw.
const isLong = process.env['SOAK'] === 'long';
const FORM = isLong
  ? { bots: 40, nodeKills: 50, databaseKills: 20, endedConnections: 200, failovers: 5, thinkMs: 300, playMs: 1500 }
  : { bots: 14, nodeKills: 2, databaseKills: 2, endedConnections: 20, failovers: 1, thinkMs: 150, playMs: 300 };
/** ended at once, as by an operator who frees connections */
const ENDED_TOGETHER = 10;
const STANDBY_MS = isLong ? 5000 : 1500;
/** the short form shares the machine with other tests */
const FIRST_ANSWER_WITHIN_MS = isLong ? 2000 : 15_000;
/** a server may be away for longer than a client waits by itself */
const MOST_ATTEMPTS = 14;

const waysInto = ({ url, grpcAddress, thriftAddress }: Fleet): (() => Transport)[] => [
  () => envelope(url),
  () => grpc(grpcAddress),
  () => grpc(grpcAddress, { stream: true }),
  () => thrift(thriftAddress),
  () => websocket(url, { WebSocket }),
  () => connect(url),
  () => envelope(url, { http2: true }),
];

test(
  `${FORM.nodeKills} kills of nodes and ${FORM.databaseKills} of PostgreSQL, ${FORM.endedConnections} ended connections and ${FORM.failovers} read-only standby: no acknowledged move is lost`,
  async () => {
    const postgres = await ownPostgres({ max_connections: '200' });
    const standby = await startStandby(postgres);
    const wire = await cutWire(postgres.url);
    const playing = new AbortController();
    setMaxListeners(0, playing.signal); // each bot listens
    const ledger = newLedger();
    const fleet = await startFleet({ DATABASE_URL: wire.url, TURN_TIMEOUT_S: '600' });
    const transports = [envelopeTransport(fleet), grpcTransport(fleet)];
    const admin = new pg.Pool({ connectionString: postgres.url, max: 1 });
    admin.on('error', () => undefined);
    const rows = openRows(postgres.url);
    const slowestMs = new Map<string, number>();
    try {
      const askers = await Promise.all(transports.map((transport) => newPlayer(transport)));
      /** writes on every node: health tells of one that can not */
      const isWell = async () => {
        const healths = await Promise.all(fleet.nodes.map(async ({ url }) => (await fetch(`${url}/health`)).ok));
        return healths.every(Boolean);
      };
      const answered = async () => {
        for (const asker of askers)
          // the balancer answers by itself where no node does
          await until(() => isDone(asker.create({ private: true })), 'an answer to a write');
      };
      /** @param crash resolves when those that are left could serve; mend brings back what was broken for good */
      const after = async (what: string, crash: () => Promise<unknown>, mend?: () => Promise<void>) => {
        await pause(FORM.playMs);
        await crash();
        const since = performance.now();
        await answered();
        slowestMs.set(what, Math.max(slowestMs.get(what) ?? 0, Math.round(performance.now() - since)));
        await mend?.();
        await until(() => isWell().catch(() => false), 'nodes that all serve');
      };
      const ways = waysInto(fleet);
      const bots = Array.from({ length: FORM.bots }, (_, index) =>
        runSoakBot({
          transport: ways[index % ways.length]!(),
          ledger,
          thinkMs: FORM.thinkMs,
          startAfterMs: index * 50,
          maxAttempts: MOST_ATTEMPTS,
          signal: playing.signal,
        }),
      );
      const times = async (count: number, work: (time: number) => Promise<unknown>) => {
        for (let time = 0; time < count; time++) await work(time);
      };

      await times(FORM.nodeKills, async (time) => {
        const node = fleet.nodes[time % fleet.nodes.length]!;
        await after(
          'a node is killed',
          () => node.stop('SIGKILL'),
          () => node.start(),
        );
      });
      await times(FORM.databaseKills, () =>
        after('PostgreSQL is killed', async () => {
          postgres.kill();
          await until(() => accepts(postgres.url), 'PostgreSQL');
        }),
      );
      await times(FORM.endedConnections / ENDED_TOGETHER, () =>
        after('connections are ended', () =>
          until(async () => {
            const { rowCount } = await admin.query(
              `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE pid <> pg_backend_pid() AND backend_type = 'client backend' ORDER BY random() LIMIT $1`,
              [ENDED_TOGETHER],
            );
            return (rowCount ?? 0) > 0;
          }, 'connections'),
        ),
      );
      await times(FORM.failovers, () =>
        after('a standby without writes has answered', async () => {
          await standby.caughtUp();
          wire.leadTo(standby.url);
          await until(async () => !(await isWell().catch(() => true)), 'nodes that say they can not write');
          await pause(STANDBY_MS);
          wire.leadTo(postgres.url);
        }),
      );
      const before = ledger.acknowledged.length;
      await until(async () => ledger.acknowledged.length > before + FORM.bots || ledger.errors.length > 0, 'moves');
      playing.abort();
      await Promise.all(bots);

      const verdict = await judge(rows, ledger.acknowledged);
      await expectConsistent(postgres.url);
      if (isLong)
        console.log(
          `${ledger.acknowledged.length} moves acknowledged, ${ledger.retries} attempts made again; first answer at most ` +
            [...slowestMs].map(([what, ms]) => `${ms} ms after ${what}`).join(', '),
        );
      expect(ledger.errors).toEqual([]);
      expect(verdict.faults).toEqual([]);
      expect(ledger.acknowledged.length).toBeGreaterThan(FORM.bots);
      for (const [what, ms] of slowestMs) expect([what, ms < FIRST_ANSWER_WITHIN_MS, ms]).toEqual([what, true, ms]);
    } finally {
      playing.abort();
      await transports[1]?.close();
      await fleet.stop();
      await rows.close();
      await admin.end();
      await wire.close();
      await standby.remove();
      await postgres.remove();
    }
  },
  isLong ? 3_600_000 : 180_000,
);

const isDone = (call: Promise<Replies>): Promise<boolean> =>
  call.then(
    ({ status }) => status === 200,
    () => false,
  );

const accepts = async (url: string): Promise<boolean> => {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    );
};
