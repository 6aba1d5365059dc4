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

test('a bot answers within a second or so, the hardest too', async () => {
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

test("a person's room that waits is led to a bot's, and no bot's room to another's", async () => {
  const before = await until(async () => {
    const rooms = await waitingBots(rows);
    return rooms.length === 3 && rooms;
  }, 'three bots');
  const { client } = await person();
  const { roomId } = roomOf(await client.createGameRoom());
  const room = await until(async () => {
    const seen = roomOf(await client.gameSync({ roomId }));
    return seen.status === 'TURN_USER2' && seen;
  }, 'a bot to play');
  expect(room.roomId).toBe(before[0]!.roomId);
  const [, ...rest] = before;
  const left = await waitingBots(rows);
  expect(left.filter(({ roomId: id }) => rest.some((each) => each.roomId === id))).toEqual(rest); // at version 1 still
  await client.exitGameRoom({ roomId: room.roomId });
  client.close();
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
