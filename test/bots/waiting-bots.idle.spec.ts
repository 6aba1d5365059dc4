import { setTimeout as pause } from 'node:timers/promises';
import { PushHub, PushTimes } from '../../src/push/index.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { openRows } from '../kit/rows.ts';
import { QueryLog } from '../kit/query-log.ts';
import { until } from '../kit/until.ts';
import { waitingBots } from './lobby.ts';

let database: FreshDatabase;
let log: QueryLog;
let node: TestNode;
beforeAll(async () => {
  database = await freshDatabase();
  log = await QueryLog.of(database);
  node = await startNode({ databaseUrl: database.url, env: { BOTS: '5' } });
});
afterAll(async () => {
  await node.close();
  await log.close();
  await database.drop();
});

test('bots for whom nobody comes ask the database nothing: the node looks once for all of them', async () => {
  const rows = openRows(database.url);
  await until(async () => (await waitingBots(rows)).length === 5, 'five bots that wait');
  await rows.close();
  const push = node.app.get(PushHub, { strict: false });
  const began = performance.now();
  const executed = await log.during(async () => {
    await pause(3000); // for a bot that would ask by itself
    await push.recheck();
  });
  const rounds = (performance.now() - began) / new PushTimes().recheckMs;
  const looks = executed.filter((text) => text.split(':')[0] === 'watched-rooms-changed').length;
  expect(executed.filter((text) => /^(room|rooms|session)-|^BEGIN|INSERT/.test(text))).toEqual([]);
  expect(looks).toBeGreaterThanOrEqual(1);
  expect(looks).toBeLessThanOrEqual(rounds + 2); // the one asked for, and one that was due as it began
});
