import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { othello } from '../../src/generated/othello.js';
import { envelopeTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { newPlayer, roomOf } from '../kit/player.ts';
import { type Program, startProgram } from '../kit/program.ts';
import { post } from '../faults/raw-http.ts';

// these run the built server: `npm test` builds it first
let database: FreshDatabase;
let program: Program;
let driver: ChildProcess;
let requests: string[];
beforeAll(async () => {
  database = await freshDatabase();
  program = await startProgram({ DATABASE_URL: database.url });
  driver = fork(path.join(import.meta.dirname, 'driver.mjs'), { execArgv: [] });
  const transport = envelopeTransport(program);
  requests = [];
  for (let count = 0; count < 256; count++) {
    const player = await newPlayer(transport);
    const { roomId } = roomOf(await player.create({ private: true }));
    requests.push(post(sync(player.token, roomId)).toString('base64'));
  }
});
afterAll(async () => {
  driver.disconnect();
  await program.stop('SIGKILL');
  await database.drop();
});

const sync = (token: string, roomId: string) =>
  othello.Request.encode({
    protocolVersion: 2,
    protocolId: 105,
    token,
    gameSyncReq: { roomId: Number(roomId) },
  }).finish();

/** What became of the calls of an open loop. */
interface OpenLoop {
  sent: number;
  answered: number;
  /** how many answers there were of each HTTP status */
  statuses: Record<string, number>;
  /** of those with 200 */
  slowestMs: number;
}

async function drive<T>(message: object): Promise<T> {
  const answered = once(driver, 'message');
  driver.send({ port: Number(new URL(program.url).port), ...message });
  return ((await answered) as [T])[0];
}

/** Asks for /health again and again until told to stop. @returns ms of each answer, sorted */
function watchHealth(): () => Promise<{ statuses: number[]; tookMs: number[] }> {
  const [statuses, tookMs]: [number[], number[]] = [[], []];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const begun = performance.now();
      const { status } = await fetch(`${program.url}/health`);
      tookMs.push(performance.now() - begun);
      statuses.push(status);
      await pause(50);
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return { statuses, tookMs: tookMs.sort((one, other) => one - other) };
  };
}

const BUDGET_MS = 4500;

/** more than a busy driver adds to what it measures */
const MARGIN_MS = 5000;

test('at three times what it can serve a node serves on, refuses the rest, and says that it is well', async () => {
  const capacity = await drive<number>({ loop: 'closed', requests, ms: 3000 });
  const stopWatching = watchHealth();
  const load = { rate: capacity * 3, ms: 8000, connections: 4000, waitMs: 20_000 };
  const loaded = await drive<OpenLoop>({ loop: 'open', requests, ...load });
  const health = await stopWatching();
  const { 200: served = 0, 503: refused = 0, 429: limited = 0, ...others } = loaded.statuses;
  expect(others).toEqual({});
  expect(loaded.answered).toBe(loaded.sent);
  expect(refused + limited).toBeGreaterThan(0);
  expect(served / 8).toBeGreaterThan(capacity / 5);
  expect(loaded.slowestMs).toBeLessThan(BUDGET_MS + MARGIN_MS);
  expect(health.statuses.filter((status) => status !== 200)).toEqual([]);
  expect(health.tookMs[health.tookMs.length >> 1]).toBeLessThanOrEqual(100);
}, 180_000);
