import { useNode } from '../kit/every-transport.ts';
import { playLine, seatTwo } from '../kit/game.ts';
import { ALL_STREAMS, STREAMS, UNCUT_STREAMS } from '../kit/matrix.ts';
import { type RoomBody, roomOf } from '../kit/player.ts';
import type { Reply } from '../kit/replies.ts';
import { thriftTimes } from '../kit/thrift-times.ts';
import { line, rulesOver, type Scene, take } from './stream-rules.ts';

/** Long polls without news are answered soon. */
const stage = useNode({ team: { modules: [thriftTimes({ pollMs: 500 })] } });
const onEveryStream = rulesOver(stage, STREAMS);
const onUncutStream = rulesOver(stage, UNCUT_STREAMS);
const onEachStreamThereIs = rulesOver(stage, ALL_STREAMS);

async function wholeGame({ player, watch }: Scene): Promise<Reply[]> {
  const [white, black] = [await player(), await player()];
  const { roomId } = roomOf(await white.create());
  const stream = watch(white, { roomId });
  const first = await take(stream, 1);
  await black.join(roomId);
  await playLine({ roomId, white, black }, 'd3c3b3d2e1d6d7e3f4');
  const replies = [...first, ...(await stream.inbox.rest())];
  expect(replies.map(line)).toEqual([
    ...['gameSyncRsp 1 WAITING', 'joinGameRoomRsp 2 TURN_USER2'],
    ...[3, 5, 7, 9].flatMap((n) => [`gameSyncRsp ${n} TURN_USER1`, `gameSyncRsp ${n + 1} TURN_USER2`]),
    ...['gameSyncRsp 11 GAME_OVER', 'gameOverRsp'],
  ]);
  return replies;
}

/** Without the opponent's figures: those of a state that is built again after the end are as they are then. */
const withoutFigures = ({ body, ...reply }: Reply): Reply => {
  const { id, name } = (body.opponent ?? {}) as { id?: string; name?: string };
  return { ...reply, body: { ...body, ...(body.opponent !== undefined && { opponent: { id, name } }) } };
};

onUncutStream('a game from its waiting room to its end: each version once, in order', wholeGame);

onEachStreamThereIs('so is a game over streams that are cut between two states', wholeGame, withoutFigures);

onEachStreamThereIs('black is told as black, a spectator as white is', async ({ player, watch }) => {
  const [white, black, spectator] = [await player(), await player(), await player()];
  const { roomId } = await seatTwo(white, black);
  const [blacks, spectators] = [watch(black, { roomId }), watch(spectator, { roomId })];
  const first = [...(await take(blacks, 1)), ...(await take(spectators, 1))];
  await white.exit(roomId);
  const [ofBlack, ofSpectator] = [await blacks.inbox.rest(), await spectators.inbox.rest()];
  const opponents = [...first, ofBlack[1]!, ofSpectator[1]!].map(({ body }) => (body.opponent as { id: string }).id);
  expect(opponents).toEqual([white.id, black.id, white.id, black.id]);
  for (const replies of [ofBlack, ofSpectator])
    expect(replies.map(line)).toEqual(['gameSyncRsp 3 GAME_OVER', 'gameOverRsp']);
  return [...first, ...ofBlack, ...ofSpectator];
});

onEachStreamThereIs('who has seen the latest is told so at once; what was missed comes in order', async (scene) => {
  const [white, black] = [await scene.player(), await scene.player()];
  const { roomId } = await seatTwo(white, black);
  await playLine({ roomId, white, black }, 'd3c3');
  const all: Reply[] = [];
  for (const [sinceVersion, expected] of [
    [4, ['subscribeRsp 4']],
    [2, ['gameSyncRsp 3 TURN_USER1', 'gameSyncRsp 4 TURN_USER2']],
    [1, ['joinGameRoomRsp 2 TURN_USER2', 'gameSyncRsp 3 TURN_USER1', 'gameSyncRsp 4 TURN_USER2']],
    [0, ['gameSyncRsp 4 TURN_USER2']],
    [9, ['gameSyncRsp 4 TURN_USER2']],
  ] as const) {
    const stream = scene.watch(white, { roomId, sinceVersion });
    const replies = await take(stream, expected.length);
    expect(replies.map(line)).toEqual(expected);
    all.push(...replies);
    stream.close();
  }
  return all;
});

onEveryStream('a private room that was opened to all, then joined: what it was is told as it was', async (scene) => {
  const [owner, joiner] = [await scene.player(), await scene.player()];
  const closed = roomOf(await owner.create({ private: true }));
  const { roomId } = closed;
  await owner.randomJoin({ createIfNone: true }); // nobody waits, so the own room is opened
  const joined = roomOf(await joiner.join(roomId));
  const replies = await take(scene.watch(owner, { roomId, sinceVersion: 1 }), 2);
  expect(replies.map(line)).toEqual(['gameSyncRsp 2 WAITING', 'joinGameRoomRsp 3 TURN_USER2']);
  const [opened, begun] = replies.map(({ body }) => body.room as RoomBody);
  expect(begun).toEqual(joined);
  expect(opened).toMatchObject({ updated: closed.updated, created: closed.created, board: closed.board, moves: '' });
  await joiner.exit(roomId);
  return replies;
});

onUncutStream('a game that has ended: what was missed of it, its end, and no more', async ({ player, watch }) => {
  const [white, black] = [await player(), await player()];
  const { roomId } = await seatTwo(white, black);
  await playLine({ roomId, white, black }, 'd3c3');
  await black.exit(roomId);
  const all: Reply[] = [];
  for (const [sinceVersion, expected] of [
    [undefined, ['gameSyncRsp 5 GAME_OVER', 'gameOverRsp']],
    [5, ['subscribeRsp 5', 'gameOverRsp']],
    [3, ['gameSyncRsp 4 TURN_USER2', 'gameSyncRsp 5 GAME_OVER', 'gameOverRsp']],
  ] as const) {
    const replies = await watch(white, { roomId, sinceVersion }).inbox.rest();
    expect(replies.map(line)).toEqual(expected);
    all.push(...replies);
  }
  return all;
});

onEveryStream(
  "a room that isn't there, or that isn't the caller's to see: 106, the same words, the end",
  async (scene) => {
    const [owner, stranger] = [await scene.player(), await scene.player()];
    const { roomId } = roomOf(await owner.create({ private: true }));
    const refusals: Reply[] = [];
    for (const id of [roomId, '9000000', '18446744073709551615', '0']) {
      const [refusal, ...more] = await scene.watch(stranger, { roomId: id }).inbox.rest();
      expect(refusal).toMatchObject({ field: 'subscribeRsp', protocolId: 110, code: 'ErrorInvalidGameRoom', body: {} });
      expect(more).toEqual([]);
      refusals.push({ ...refusal!, message: refusal!.message?.replace(id, 'N') ?? '' });
    }
    expect(new Set(refusals.map(({ message }) => message)).size).toBe(1);
    const stream = scene.watch(owner, { roomId });
    expect((await take(stream, 1)).map(line)).toEqual(['gameSyncRsp 1 WAITING']);
    return refusals;
  },
);

onEveryStream('without a live session, or in another version: the refusal that a call would get', async (scene) => {
  const player = await scene.player();
  const { roomId } = roomOf(await player.create());
  const { token } = player;
  const again = await player.again();
  const all: Reply[] = [];
  for (const [who, version, code] of [
    [token, 2, 'ErrorUserDuplicatedLogin'],
    ['nobody', 2, 'ErrorUserInvalidToken'],
    [again.token, 3, 'ErrorInvalidProtocolVersion'],
  ] as const) {
    const replies = await scene.watch(who, { roomId }, version).inbox.rest();
    expect(replies.map(line)).toEqual([`subscribeRsp ${code}`]);
    all.push(...replies);
  }
  return all;
});

onEveryStream('a room that waits in vain, or is left: its last state, its end', async ({ player, watch }) => {
  const owner = await player();
  const { roomId } = roomOf(await owner.create());
  const stream = watch(owner, { roomId });
  const replies = await take(stream, 1);
  await owner.exit(roomId);
  replies.push(...(await stream.inbox.rest()));
  expect(replies.map(line)).toEqual(['gameSyncRsp 1 WAITING', 'gameSyncRsp 2 GAME_OVER', 'gameOverRsp']);
  return replies;
});
