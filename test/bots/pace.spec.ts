import { roomOf } from '@othello-rpc/client';
import { empty, legalMoves, parseBoard, play, type Position, startPosition } from '@othello-rpc/kernel';
import { seededRandom } from '@othello-rpc/kernel/random';
import { unhurried } from '../../src/bots/pace.ts';
import { playRoom } from '../../src/bots/play-room.ts';
import { random, type Turn } from '../../src/bots/strategy.ts';
import { newClient, WAYS } from '../client/ways.ts';
import { startNode } from '../kit/node.ts';

/** Turns of a game of random moves. */
function turnsOf(seed: string): Turn[] {
  const turns: Turn[] = [];
  const source = seededRandom(seed);
  let position: Position = startPosition;
  while (position.toMove) {
    const turn = { board: position.board, toMove: position.toMove };
    turns.push(turn);
    position = play(turn, random(turn, source))?.position ?? { ...position, toMove: undefined };
  }
  return turns;
}

test('a bot takes 0.6 to 2.5 s for a move: the more moves it has, the longer; in the opening less', () => {
  const pace = unhurried(60);
  const turns = ['1', '2', '3'].flatMap(turnsOf);
  expect(turns.length).toBeGreaterThan(100);
  for (const turn of turns) {
    expect(pace(turn)).toBeGreaterThanOrEqual(600);
    expect(pace(turn)).toBeLessThanOrEqual(2500);
  }
  const later = turns.filter(({ board }) => empty(board).size < 52);
  const choices = ({ board, toMove }: Turn) => legalMoves(board, toMove).size;
  const sorted = later.sort((one, other) => choices(one) - choices(other)).map(pace);
  expect(sorted).toEqual([...sorted].sort((one, other) => one - other));
  expect(sorted.at(-1)).toBeGreaterThan(1500);
  const only = parseBoard(`XO${'.'.repeat(62)}`);
  expect(pace({ board: only, toMove: 'black' })).toBe(600);
  const opening = turns.find(({ board, toMove }) => empty(board).size > 52 && legalMoves(board, toMove).size >= 4);
  expect(opening && pace(opening)).toBeLessThan(1300);
});

test('it never takes over a quarter of its turn', () => {
  for (const turn of turnsOf('short')) expect(unhurried(2)(turn)).toBeLessThanOrEqual(500);
});

test('a bot of the server waits before it answers, and not longer than its stop', async () => {
  const node = await startNode({ env: { BOTS: '1', BOT_PACE: 'unhurried' } });
  const [, viaEnvelope] = WAYS[0]!;
  const { client, userId } = await newClient(viaEnvelope(node));
  try {
    const { rooms } = await client.listGameRooms({ filter: 'WAITING' });
    const roomId = rooms[0]?.room?.roomId ?? '';
    await client.joinGameRoom({ roomId });
    const delays: number[] = [];
    let putAt = 0;
    const stop = new AbortController();
    await playRoom(roomId, {
      client,
      userId,
      random: seededRandom('person'),
      signal: stop.signal,
      strategy: (turn, source) => {
        if (putAt > 0) delays.push(performance.now() - putAt);
        if (delays.length === 2) stop.abort();
        putAt = performance.now();
        return random(turn, source);
      },
    });
    expect(delays).toHaveLength(2);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(600);
    expect(roomOf(await client.gameSync({ roomId })).status).toBe('TURN_USER2');
  } finally {
    client.close();
    await node.close();
  }
});
