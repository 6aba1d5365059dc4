import { roomOf } from '@othello-rpc/client';
import { newClient, WAYS } from '../client/ways.ts';
import { Client2017 } from '../clients/client-2017.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { until } from '../kit/until.ts';
import { playRoom } from '../../src/bots/play-room.ts';
import { random, type Strategy } from '../../src/bots/strategy.ts';
import { namesOf, waitingBots } from './lobby.ts';

let node: TestNode;
let rows: Rows;
beforeAll(async () => {
  node = await startNode({ env: { BOTS: '3' } });
  rows = openRows(node.databaseUrl);
});
afterAll(async () => {
  await rows.close();
  await node.close();
});

const [, viaEnvelope] = WAYS[0]!;
const person = () => newClient(viaEnvelope(node));

test('when the server has started, as many bots as are asked for wait, each in a room of its own and of its level', async () => {
  expect(node.botLevels).toEqual([1, 5, 8]);
  expect(namesOf(await waitingBots(rows))).toEqual(['bot-1-1', 'bot-5-1', 'bot-8-1']);
});

test('a client of 2017 that joins at random plays a bot at once, and another of that level waits instead', async () => {
  const [easiest] = await waitingBots(rows);
  let waited = 0;
  const client = new Client2017({
    url: node.url,
    name: 'newcomer',
    before: (name) => void (waited += +(name === 'CreateGameRoom')),
  });
  const playing = client.play(1);
  const others = await until(async () => {
    const rooms = await waitingBots(rows);
    return rooms.length === 3 && !rooms.some(({ roomId }) => roomId === easiest!.roomId) && rooms;
  }, 'another bot of the level');
  expect(namesOf(others).sort()).toEqual(['bot-1-2', 'bot-5-1', 'bot-8-1']);
  const [end] = await playing;
  expect(end!.opponent.name).toBe('bot-1-1');
  expect(waited).toBe(0);
});

test('bots of every level answer within about a second', async () => {
  const { client, userId } = await person();
  const { roomId } = (await waitingBots(rows)).find(({ name }) => name.startsWith('bot-8'))!;
  await client.joinGameRoom({ roomId });
  const delays: number[] = [];
  let putAt = 0;
  const strategy: Strategy = async (turn, source) => {
    if (putAt > 0) delays.push(performance.now() - putAt);
    if (delays.length === 10) await client.exitGameRoom({ roomId });
    const square = random(turn, source);
    putAt = performance.now();
    return square;
  };
  const state = await playRoom(roomId, { client, userId, strategy, random: Math.random });
  client.close();
  expect(state!.room.winner).not.toBe(userId);
  const sorted = delays.sort((one, other) => one - other);
  console.log(
    `bot-8 answered in ${Math.round(sorted[sorted.length >> 1]!)} ms, ${Math.round(sorted.at(-1)!)} ms at most`,
  );
  expect(sorted[sorted.length >> 1]).toBeLessThan(5000); // a loaded machine of two cores
});

test("a person's room is merged with a person's, never with a bot's; a person who waits may choose a bot instead", async () => {
  const before = await until(async () => {
    const rooms = await waitingBots(rows);
    return rooms.length === 3 && rooms;
  }, 'three bots');
  const [waiting, older, younger] = [await person(), await person(), await person()];
  await rows.query('UPDATE users SET rating = 2500 WHERE id IN ($1, $2)', [older.userId, younger.userId]);
  const { roomId } = roomOf(await waiting.client.createGameRoom());
  const pair = roomOf(await older.client.createGameRoom()).roomId;
  await younger.client.createGameRoom();
  const isMerged = async () =>
    (await rows.query('SELECT 1 FROM rooms WHERE id = $1 AND user_2 = $2', [pair, younger.userId])).length === 1;
  await until(isMerged, 'a sweep that merges people');
  expect(roomOf(await waiting.client.gameSync({ roomId }))).toMatchObject({ roomId, status: 'WAITING' });
  expect(await waitingBots(rows)).toEqual(before); // at version 1 still
  expect(roomOf(await waiting.client.randomJoin()).roomId).toBe(before[0]!.roomId);
  await waiting.client.exitGameRoom({ roomId: before[0]!.roomId });
  await older.client.exitGameRoom({ roomId: pair });
  for (const { client } of [waiting, older, younger]) client.close();
});

test('two strangers who look for a person at once meet each other, though bots wait', async () => {
  const [one, two] = [await person(), await person()];
  const asked = { createIfNone: true, peopleOnly: true };
  const found = await Promise.all([one, two].map(async ({ client }) => roomOf(await client.randomJoin(asked)).roomId));
  expect(found[0]).toBe(found[1]);
  expect(await rows.query('SELECT user_1, user_2 FROM rooms WHERE id = $1', [found[0]])).toMatchObject([
    { user_2: expect.stringMatching(`^(${one.userId}|${two.userId})$`) as string },
  ]);
  await one.client.exitGameRoom({ roomId: found[0]! });
  for (const { client } of [one, two]) client.close();
});

test('a rematch is taken by the bot that was played', async () => {
  const { client } = await person();
  const [bot] = await waitingBots(rows);
  await client.joinGameRoom({ roomId: bot!.roomId });
  await client.exitGameRoom({ roomId: bot!.roomId });
  const { roomId } = roomOf(await client.rematch({ roomId: bot!.roomId }));
  for await (const { room, opponent } of client.watchRoom(roomId)) {
    if (room.status === 'WAITING') continue;
    expect(opponent?.name).toBe(bot!.name);
    break;
  }
  await client.exitGameRoom({ roomId });
  client.close();
});
