import { atOnce, resending } from '../kit/at-once.ts';
import { expectConsistent } from '../kit/consistent.ts';
import { type CutWire, cutWire } from '../kit/cut.ts';
import { type Transport, inProcessTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { outline } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import type { Game } from '../kit/game.ts';
import { until } from '../kit/until.ts';
import { newGames, playOn, totals } from './totals.ts';

const GAMES = 12;
const PLIES = 20;
const PUT = ['gamePutRsp Success', 'gameSyncRsp Success'];

let database: FreshDatabase;
let wire: CutWire;
let node: TestNode;
let transport: Transport;
let rows: Rows;

beforeAll(async () => {
  database = await freshDatabase();
  wire = await cutWire(database.url);
  node = await startNode({ databaseUrl: wire.url });
  transport = inProcessTransport(node);
  rows = openRows(database.url);
});
afterAll(async () => {
  await node.close();
  await expectConsistent(database.url);
  await rows.close();
  await wire.close();
  await database.drop();
});

const put = ({ roomId, black }: Game) => black.put(roomId, 'd3', { seqNo: 1 });

/** Backends that are at a batch of writes: the sweep waits for locked sessions too. */
const AT_A_BATCH = `FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND state = 'active' AND query LIKE 'WITH asked%'`;
const WAITS = `AND wait_event_type = 'Lock'`;

/** Sends a put a table at once and runs `work` when their batch waits at PostgreSQL, until `work` is done. */
async function inMidBatch(games: readonly Game[], work: () => Promise<void>): Promise<number[]> {
  let answers: Promise<number[]> = Promise.resolve([]);
  await rows.whileLocked('LOCK TABLE sessions IN EXCLUSIVE MODE', [], async () => {
    answers = atOnce(games.map((game) => async () => (await put(game)).status));
    await until(async () => (await rows.query(`SELECT ${AT_A_BATCH} ${WAITS}`)).length === 1, 'a batch that waits');
    await work();
  });
  return answers;
}

/** The same calls again, as clients send them: they stand, each once. */
async function expectOnce(games: readonly Game[]): Promise<void> {
  const again = await atOnce(games.map((game) => () => put(game)));
  expect(again.map(outline)).toEqual(games.map(() => PUT));
  expect(await totals(rows, games)).toEqual({ seqNos: GAMES, versions: GAMES, puts: GAMES });
}

test('a batch whose backend dies before the commit did nothing; sent again, each call is made once', async () => {
  const games = await newGames(transport, GAMES);
  const statuses = await inMidBatch(games, async () => {
    const killed = await rows.query<{ is: boolean }>(`SELECT pg_terminate_backend(pid) AS is ${AT_A_BATCH} ${WAITS}`);
    expect(killed).toEqual([{ is: true }]);
  });
  expect(statuses).toEqual(games.map(() => 503));
  expect(await totals(rows, games)).toEqual({ seqNos: 0, versions: 0, puts: 0 });
  await expectOnce(games);
});

test('a batch whose connection breaks after the commit is whole; sent again, each call gets its stored answer', async () => {
  const games = await newGames(transport, GAMES);
  const answers = inMidBatch(games, async () => wire.muffle());
  await until(async () => (await totals(rows, games)).versions === GAMES, 'the commit');
  wire.mend();
  expect(await answers).toEqual(games.map(() => 503));
  await expectOnce(games);
});

test('while backends are killed in an optimistic run, calls sent again until they are answered are each made once', async () => {
  const games = await newGames(transport, GAMES);
  let isOver = false;
  const play = async (game: Game) =>
    playOn(game, PLIES, (player, square, seqNo) =>
      player.through(resending(transport)).put(game.roomId, square, { seqNo }),
    );
  let played: Promise<PromiseSettledResult<number>[]> | undefined;
  let kills = 0;
  // every other batch dies in its wait for a lock, the next as the lock goes: anywhere up to its answer
  const killOne = async () => {
    let pids: number[] = [];
    const kill = async () => {
      const killed = await rows.query('SELECT pg_terminate_backend(pid) FROM unnest($1::integer[]) AS pid', [pids]);
      kills += killed.length;
    };
    const isEarly = kills % 2 === 0;
    await rows.whileLocked('LOCK TABLE sessions IN EXCLUSIVE MODE', [], async () => {
      played ??= Promise.allSettled(games.map(play)).finally(() => (isOver = true));
      pids = await until(async () => {
        const waiting = await rows.query<{ pid: number }>(`SELECT pid ${AT_A_BATCH} ${WAITS}`);
        return (isOver || waiting.length > 0) && waiting.map(({ pid }) => pid);
      }, 'a batch that waits');
      if (isEarly) await kill();
    });
    if (!isEarly) await kill();
  };
  // after each kill the run goes on first, or no batch would ever get through
  const goesOn = async (made: number) => isOver || (await totals(rows, games)).seqNos > made;
  while (!isOver) {
    const { seqNos } = await totals(rows, games);
    await killOne();
    await until(() => goesOn(seqNos), 'a batch that gets through');
  }

  expect(kills).toBeGreaterThan(1);
  expect(await played).toEqual(games.map(() => ({ status: 'fulfilled', value: PLIES })));
  const acknowledged = GAMES * PLIES;
  expect(await totals(rows, games)).toEqual({ seqNos: acknowledged, versions: acknowledged, puts: acknowledged });
});
