import { until } from '../kit/until.ts';
import { CallRefused, OthelloClient, type RoomState, roomOf } from '@othello-rpc/client';
import { parseMoves } from '@othello-rpc/kernel';
import { startNode, type TestNode } from '../kit/node.ts';
import { LINES } from '../kit/game.ts';
import { answer, ScriptedTransport } from './scripted-transport.ts';
import { newClient, WAYS } from './ways.ts';

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.close());

async function allOf(states: AsyncIterable<RoomState>): Promise<RoomState[]> {
  const all: RoomState[] = [];
  for await (const state of states) all.push(state);
  return all;
}

const versionsOf = (states: RoomState[]) => states.map(({ room }) => room.version);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe.each(WAYS)('over %s', (_, open) => {
  test('both players see every version once, in order, to the one that tells how it ended', async () => {
    const white = await newClient(open(node));
    const black = await newClient(open(node));
    const { roomId, invite } = roomOf(await white.client.createGameRoom({ private: true }));
    const seenByWhite = allOf(white.client.watchRoom(roomId));
    const watch = black.client.watchRoom(roomId);
    await black.client.joinGameRoom({ invite });
    const seenByBlack: RoomState[] = [];
    const line = parseMoves(LINES.whiteWins);
    for await (const state of watch) {
      seenByBlack.push(state);
      const square = line[state.room.moves.length];
      if (square === undefined) continue;
      const { client } = state.room.status === 'TURN_USER2' ? black : white;
      await client.gamePut({ roomId, r: square >> 3, c: square & 7 });
    }
    const ended = await seenByWhite;
    for (const states of [seenByBlack, ended]) {
      const versions = versionsOf(states);
      expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
      expect(states.map(({ over }) => over !== undefined)).toEqual(states.map((state) => state === states.at(-1)));
      expect(states.at(-1)?.room).toMatchObject({ status: 'GAME_OVER', winner: white.userId });
    }
    expect(versionsOf(seenByBlack)).toEqual(upTo(line.length + 2).slice(1));
    expect(ended.at(-1)?.opponent?.id).toBe(black.userId);
  });

  test('a resignation by the watcher itself ends the watch', async () => {
    const { client, userId } = await newClient(open(node), { pollMs: [10, 60_000] });
    const { roomId, invite } = roomOf(await client.createGameRoom({ private: true }));
    const other = await newClient(open(node));
    await other.client.joinGameRoom({ invite });
    const watch = client.watchRoom(roomId);
    expect((await watch.next()).value?.room.status).toBe('TURN_USER2');
    const rest = allOf(watch);
    await client.exitGameRoom({ roomId });
    const last = (await rest).at(-1);
    expect(last?.over?.winner).toBe(other.userId);
    expect(last?.over?.user?.id).toBe(userId);
  });

  test('watching a room that the user may not see rejects', async () => {
    const { client } = await newClient(open(node));
    await expect(allOf(client.watchRoom('4000000000'))).rejects.toBeInstanceOf(CallRefused);
  });
});

test.each([
  ['streamed', {}],
  ['polled', { push: false as const }],
])('a waiting room that is merged into an older one goes on as that one, %s', async (_, options) => {
  const [, open] = WAYS[0] ?? [];
  if (!open) throw new Error('no way');
  const [one, other] = [await newClient(open(node)), await newClient(open(node), options)];
  const rooms = [];
  // both find nobody, and then both make a room
  for (const { client } of [one, other]) rooms.push(roomOf(await client.createGameRoom()).roomId);
  const watch = other.client.watchRoom(rooms[1] ?? '');
  let state = await watch.next();
  while (state.value?.room.status === 'WAITING') state = await watch.next();
  expect(state.value?.room).toMatchObject({ roomId: rooms[0], status: 'TURN_USER2', user2: other.userId });
  await one.client.exitGameRoom({ roomId: rooms[0] });
  expect((await allOf(watch)).at(-1)?.over?.winner).toBe(other.userId);
});

describe('a watch', () => {
  const room = (version: number, roomId = '5') => answer('RspGameSync', { room: { roomId, version, board: [] } });

  function clientOf(version: () => number, pollMs: [number, number] = [1, 1]) {
    const transport = new ScriptedTransport(() => [room(version())]);
    return { client: new OthelloClient({ transport, pollMs }), transport };
  }

  test('looks less often the longer the room stands, and often again once it changed', async () => {
    let version = 1;
    const { client, transport } = clientOf(() => (transport.attempts.length < 10 ? version : ++version), [10, 300]);
    const watch = client.watchRoom('5');
    await watch.next();
    await watch.next();
    await watch.next();
    const times = transport.attempts.map(({ atMs }) => atMs);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    for (const [index, least] of [10, 15, 22, 33, 50, 75, 113, 170, 256, 10].entries())
      expect(gaps[index]).toBeGreaterThanOrEqual(least - 2);
    expect(gaps[10]).toBeLessThan(225); // it would have been 300
    await watch.return?.();
  });

  test('ends at once when it is left, even as it waits', async () => {
    const { client, transport } = clientOf(() => 1, [60_000, 60_000]);
    const watch = client.watchRoom('5');
    await watch.next();
    const waiting = watch.next();
    await watch.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await watch.next()).toEqual({ done: true, value: undefined });
    await client.gameSync({ roomId: '5' });
    expect(transport.attempts).toHaveLength(2);
  });

  test('ends when its signal is aborted: before, while it waits, while it looks', async () => {
    expect(await allOf(clientOf(() => 1).client.watchRoom('5', { signal: AbortSignal.abort() }))).toEqual([]);
    const controller = new AbortController();
    const { client } = clientOf(() => 1, [60_000, 60_000]);
    const watch = client.watchRoom('5', { signal: controller.signal });
    expect((await watch.next()).value?.room.version).toBe(1);
    const waiting = watch.next();
    controller.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    const transport = new ScriptedTransport(() => 'stall');
    const late = new AbortController();
    const looking = allOf(new OthelloClient({ transport }).watchRoom('5', { signal: late.signal }));
    await until(async () => transport.attempts.length === 1, 'the look to be in flight');
    late.abort();
    expect(await looking).toEqual([]);
  });

  test('shows what other calls were answered with, without a look of its own', async () => {
    let version = 1;
    const { client, transport } = clientOf(() => version, [60_000, 60_000]);
    const watch = client.watchRoom('5');
    await watch.next();
    version = 2;
    const next = watch.next();
    await client.gameSync({ roomId: '5' });
    expect((await next).value?.room.version).toBe(2);
    expect(transport.attempts).toHaveLength(2);
    await watch.return?.();
  });

  test('shows no version twice and none of another room', async () => {
    const answers = [[room(3)], [room(2)], [room(3)], [room(4, '6')], [room(4)], [room(5), answer('RspGameOver')]];
    const transport = new ScriptedTransport((_, index) => answers[index] ?? []);
    const client = new OthelloClient({ transport, pollMs: [60_000, 60_000] });
    const all = allOf(client.watchRoom('5'));
    for (let call = 1; call < answers.length; call++) await client.gameSync({});
    expect(versionsOf(await all)).toEqual([3, 4, 5]);
  });
});
