import { OthelloClient, roomOf } from '@othello-rpc/client';
import { atOnce } from '../../src/bots/pace.ts';
import { levelsOf, WaitingBots } from '../../src/bots/waiting-bots.ts';
import { newAccount, newClient, WAYS } from '../client/ways.ts';
import { freshDatabase } from '../kit/fresh-database.ts';
import { type NodeOptions, startNode, type TestNode } from '../kit/node.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { until } from '../kit/until.ts';
import { botCount, namesOf, waitingBots } from './lobby.ts';

const [, viaEnvelope] = WAYS[0]!;
const clients: OthelloClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

async function person(node: TestNode) {
  const made = await newClient(viaEnvelope(node));
  clients.push(made.client);
  return made;
}

/** Runs `script` with a server whose bots wait, and a look at its rows. */
async function withBots(env: Record<string, string>, script: (node: TestNode, rows: Rows) => Promise<void>) {
  const node = await startNode({ env: { BOTS: '1', ...env } });
  const rows = openRows(node.databaseUrl);
  try {
    await script(node, rows);
  } finally {
    await rows.close();
    await node.close();
  }
}

test('a bot whose room expires waits again as the same user; rooms that nobody joined are deleted', () =>
  withBots({ WAITING_TIMEOUT_S: '1' }, async (_, rows) => {
    const rooms = async () => (await rows.query('SELECT 1 FROM rooms')).length;
    await until(async () => (await rooms()) >= 4, 'three rooms to expire');
    await until(async () => (await waitingBots(rows)).length === 1, 'the bot to wait again');
    expect(await botCount(rows)).toBe(1);
    const old = await rows.query<{ id: string }>(
      `UPDATE rooms SET ended_at = ended_at - interval '25 hours' WHERE ended_at IS NOT NULL RETURNING id`,
    );
    const ids = old.map(({ id }) => id);
    await until(
      async () => (await rows.query('SELECT 1 FROM rooms WHERE id = ANY ($1)', [ids])).length === 0,
      'the sweep to forget them',
    );
  }));

test('a bot whose opponent vanishes is freed by the turn time-out, and waits when it is needed next', () =>
  withBots({ TURN_TIMEOUT_S: '1' }, async (node, rows) => {
    const { client } = await person(node);
    const { roomId } = roomOf(await client.randomJoin());
    const isOver = async () => (await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND status = 4', [roomId]))[0];
    await until(isOver, 'the turn to run out');
    // who has waited longest is needed first, so after a few others at most it is its turn
    for (let name = ''; name !== 'bot-1-1';) {
      const [bot] = await until(async () => {
        const found = await waitingBots(rows);
        return found.length > 0 && found;
      }, 'a bot to wait');
      name = bot!.name;
      expect(Number(name.slice(6))).toBeLessThan(8);
      if (name !== 'bot-1-1') await (await person(node)).client.joinGameRoom({ roomId: bot!.roomId });
    }
  }));

test('when all bots of a level are in games nobody more is made up, and the other levels wait on', () =>
  withBots({ BOTS: '2' }, async (node, rows) => {
    for (let busy = 0; busy < 8; busy++) {
      const bot = await until(
        async () => (await waitingBots(rows)).find(({ name }) => name.startsWith('bot-1-')),
        'a bot of level 1',
      );
      await (await person(node)).client.joinGameRoom({ roomId: bot.roomId });
    }
    const { client } = await person(node);
    expect(roomOf(await client.randomJoin()).user1).toBeDefined(); // one of the hardest level is left, and refilled
    await until(async () => namesOf(await waitingBots(rows)).join() === 'bot-8-2', 'another of that level');
    expect(await botCount(rows)).toBe(8 + 2);
  }));

test('a stop leaves no room that nobody is in; the next start has the same users and plays on', async () => {
  const database = await freshDatabase();
  const start = (options: NodeOptions = {}) => startNode({ env: { BOTS: '2' }, databaseUrl: database.url, ...options });
  const rows = openRows(database.url);
  try {
    const first = await start();
    const account = newAccount();
    const before = new OthelloClient({ transport: viaEnvelope(first) });
    await before.loginOrRegister(account);
    const { roomId } = roomOf(await before.randomJoin());
    await until(async () => (await waitingBots(rows)).length === 2, 'two bots to wait');
    await first.close();
    before.close();
    expect(await waitingBots(rows)).toEqual([]);
    const bots = await botCount(rows);

    const second = await start();
    expect(await waitingBots(rows)).toHaveLength(2);
    expect(await botCount(rows)).toBe(bots);
    const after = new OthelloClient({ transport: viaEnvelope(second) });
    expect(roomOf(await after.loginOrRegister(account)).roomId).toBe(roomId);
    await after.gamePut({ roomId, r: 2, c: 3 });
    await until(async () => roomOf(await after.gameSync({ roomId })).moves.length >= 2, 'the answer of the bot');
    after.close();
    await second.close();
  } finally {
    await rows.close();
    await database.drop();
  }
});

test('a bot does not take a name that a person has', async () => {
  const database = await freshDatabase();
  const rows = openRows(database.url);
  try {
    const first = await startNode({ databaseUrl: database.url });
    await first.close();
    // a release before let people have such names
    await rows.query(`INSERT INTO users (name, name_key) VALUES ('BOT-1-1', 'bot-1-1')`);
    const second = await startNode({ env: { BOTS: '1' }, databaseUrl: database.url });
    expect(namesOf(await waitingBots(rows))).toEqual(['bot-1-2']);
    await second.close();
  } finally {
    await rows.close();
    await database.drop();
  }
});

test('servers on one database share the bots out between them', () =>
  withBots({ BOTS: '2' }, async (node, rows) => {
    const other = await startNode({ env: { BOTS: '2' }, databaseUrl: node.databaseUrl });
    await until(async () => (await waitingBots(rows)).length === 4, 'two bots of each server');
    await other.close();
    expect(await waitingBots(rows)).toHaveLength(2);
  }));

test('while its calls fail a bot says why once, and waits as soon as they succeed', () =>
  withBots({}, async (node, rows) => {
    const lines: string[] = [];
    const accounts = {
      names: () => Promise.reject(new Error('no names')),
      enrol: () => Promise.reject(new Error('away')),
    };
    const connect = () => viaEnvelope(node);
    const bots = new WaitingBots({
      count: 3,
      accounts,
      strategy: { choose: () => 0 },
      pace: atOnce,
      connect,
      warn: (_, error) => lines.push((error as Error).message),
    });
    const started = bots.start();
    await until(async () => lines.includes('away'), 'a complaint');
    await bots.stop();
    await started;
    expect(lines).toEqual(['no names', 'away']);
    expect(await waitingBots(rows)).toHaveLength(1);
  }));

test.each([
  [0, []],
  [1, [1]],
  [2, [1, 8]],
  [5, [1, 3, 5, 6, 8]],
  [10, [1, 2, 3, 4, 5, 6, 7, 8, 1, 2]],
])('%i bots are of levels %p', (count, levels) => {
  expect(levelsOf(count)).toEqual(levels);
});
