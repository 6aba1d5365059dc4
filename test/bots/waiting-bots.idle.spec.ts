import { setTimeout as pause } from 'node:timers/promises';
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
  const executed = await log.during(() => pause(5000));
  const named = (name: string) => executed.filter((text) => text.split(':')[0] === name).length;
  expect(executed.filter((text) => /^(room|rooms|session)-|^BEGIN|INSERT/.test(text))).toEqual([]);
  expect(named('watched-rooms-changed')).toBeGreaterThanOrEqual(2);
  expect(named('watched-rooms-changed')).toBeLessThanOrEqual(6);
});
