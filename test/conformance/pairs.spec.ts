import { formatMoves, parseMoves, PASS } from '@othello-rpc/kernel';
import { useNodes } from '../kit/every-transport.ts';
import { ALL_TRANSPORTS } from '../kit/matrix.ts';
import { newPlayer, outline, roomOf } from '../kit/player.ts';
import { LINES, seatTwo, type Game } from '../kit/game.ts';
import type { Transport } from '../kit/transports.ts';

// Transports in pairs: whatever came over one is so over any other. The second of a pair leads to the second node.
const stage = useNodes(2, { over: ALL_TRANSPORTS });

const pairs = (): [one: Transport, other: Transport][] => {
  const here = stage.transports.slice(0, stage.over.length);
  const there = stage.transports.slice(stage.over.length);
  return here.flatMap((one) => there.map((other): [Transport, Transport] => [one, other]));
};

test('a call over each transport is answered alike over every other when it is sent again, and done once', async () => {
  const player = await newPlayer(stage.transports[0]!);
  let seqNo = 0;
  for (const [one, other] of pairs()) {
    const created = await player.through(one).create({ private: true }, { seqNo: ++seqNo });
    expect(outline(created)).toEqual(['makeGameRoomRsp Success']);
    const { roomId } = roomOf(created);
    expect(await player.through(other).create({ private: true }, { seqNo })).toEqual(created);
    expect(outline(await player.through(other).exit(roomId, { seqNo: ++seqNo }))).toEqual(['exitGameRoomRsp Success']);
    expect(outline(await player.through(one).exit(roomId, { seqNo }))).toEqual(['exitGameRoomRsp Success']);
  }
  const rooms = await stage.rows.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM rooms WHERE user_1 = $1',
    [player.id],
  );
  expect(rooms).toEqual([{ count: pairs().length }]);
});

test('players over any two transports play with each other, and each sees the disc of the other', async () => {
  const line = parseMoves(LINES.draw).filter((ply) => ply !== PASS);
  expect(line).toHaveLength(60); // nobody passes in it: black and white move in turn
  let game: Game | undefined;
  for (const [index, [one, other]] of pairs().entries()) {
    const ply = index % line.length;
    if (ply === 0) game = await seatTwo(await newPlayer(one), await newPlayer(other));
    const { white, black, roomId } = game!;
    const [mover, watcher] = ply % 2 === 0 ? [black, white] : [white, black];
    const put = await mover.through(one).put(roomId, formatMoves([line[ply]!]));
    expect(outline(put).slice(0, 2)).toEqual(['gamePutRsp Success', 'gameSyncRsp Success']);
    expect(roomOf(await watcher.through(other).sync(roomId))).toEqual(roomOf(put));
  }
});
