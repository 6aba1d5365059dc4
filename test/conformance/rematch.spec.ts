import { onEveryTransport, type Scene } from '../kit/every-transport.ts';
import { bodyOf, logIn, newPlayer, outline, type Player, type RoomBody, roomOf, type UserBody } from '../kit/player.ts';
import { picture, START } from '../kit/picture.ts';
import { LINES, playLast, playLine, seatTwo, type Game } from '../kit/game.ts';
import { useReaders } from './varying.ts';

const stage = useReaders();
const OFFERED = ['rematchRsp Success', 'makeGameRoomRsp Success'];
const STARTED = ['rematchRsp Success', 'joinGameRoomRsp Success'];

const rematch = (player: Player, roomId: string) => player.call('Rematch', { roomId });

/** A game that black won. */
async function played({ game }: Scene): Promise<Game> {
  const playing = await game();
  await playing.white.exit(playing.roomId);
  return playing;
}

const listed = async (viewer: Player) =>
  bodyOf<{ rooms?: { room: RoomBody }[] }>(await viewer.call('ListGameRooms', { limit: 50 }), 'listGameRoomsRsp');

onEveryTransport(stage, 'the first ask waits, the second starts the game, colours swapped', async (scene) => {
  const { roomId, white, black } = await played(scene);
  const offered = await rematch(white, roomId);
  expect(outline(offered)).toEqual(OFFERED);
  expect(offered.replies.map(({ protocolId }) => protocolId)).toEqual([115, 102]);
  const offer = roomOf(offered);
  expect(offer).toMatchObject({ status: 'WAITING', user1: white.id, version: 1 });
  expect(offer.roomId).not.toBe(roomId);
  expect(bodyOf(offered, 'makeGameRoomRsp')).toEqual({ room: offer });

  const started = await rematch(black, roomId);
  expect(outline(started)).toEqual(STARTED);
  const room = roomOf(started);
  const seats = { user1: black.id, user2: white.id };
  expect(room).toMatchObject({ roomId: offer.roomId, ...seats, status: 'TURN_USER2', version: 2, moves: '' });
  expect(picture(room)).toBe(START);
  expect(Number(room.turnDeadline) - Number(room.updated)).toBe(60_000);
  const joined = bodyOf<{ room: RoomBody; opponent: UserBody }>(started, 'joinGameRoomRsp');
  expect(joined).toMatchObject({ room, opponent: { id: white.id } });
});

onEveryTransport(stage, 'who was Black asks first and is White too', async (scene) => {
  const { roomId, white, black } = await played(scene);
  const offer = roomOf(await rematch(black, roomId));
  expect(offer).toMatchObject({ status: 'WAITING', user1: black.id });
  const room = roomOf(await rematch(white, roomId));
  expect(room).toMatchObject({ roomId: offer.roomId, user1: black.id, user2: white.id, status: 'TURN_USER2' });
});

onEveryTransport(stage, 'who waits syncs a room that waits, then the game', async (scene) => {
  const { roomId, white, black } = await played(scene);
  const offer = roomOf(await rematch(white, roomId));
  for (let times = 0; times < 2; times++) {
    const waiting = await white.sync(offer.roomId);
    expect(outline(waiting)).toEqual(['gameSyncRsp Success']);
    expect(bodyOf(waiting, 'gameSyncRsp')).toEqual({ room: offer });
  }
  expect(outline(await black.sync(offer.roomId))).toEqual(['gameSyncRsp ErrorInvalidGameRoom']);
  const room = roomOf(await rematch(black, roomId));
  const synced = await white.sync(offer.roomId);
  expect(roomOf(synced)).toEqual(room);
  expect(bodyOf<{ opponent: UserBody }>(synced, 'gameSyncRsp').opponent.id).toBe(black.id);
});

onEveryTransport(stage, 'a rematch is played to its end, and again, colours swapped back', async (scene) => {
  const first = await played(scene);
  await rematch(first.black, first.roomId);
  const { roomId } = roomOf(await rematch(first.white, first.roomId));
  const second = { roomId, white: first.black, black: first.white };
  const last = await playLine(second, LINES.blackWins);
  expect(roomOf(last)).toMatchObject({ status: 'GAME_OVER', winner: first.white.id });
  await rematch(first.white, roomId);
  expect(roomOf(await rematch(first.black, roomId))).toMatchObject({ user1: first.white.id, user2: first.black.id });
});

onEveryTransport(stage, 'asks sent again are answered with the same room, with and without seqNo', async (scene) => {
  const { roomId, white, black } = await played(scene);
  const caller = { seqNo: 7 };
  const counted = await white.call('Rematch', { roomId }, caller);
  expect(await white.through(scene.other).call('Rematch', { roomId }, caller)).toEqual(counted);
  const offer = roomOf(counted);
  expect(roomOf(await rematch(white, roomId))).toEqual(offer);
  expect(roomOf(await rematch(await white.again(), roomId))).toEqual(offer);
  const again = await logIn(scene.transport, white.account); // a room that waits is no live game
  expect(outline(again)).toEqual(['loginRsp Success']);
  const room = roomOf(await rematch(black, roomId));
  for (const asker of [black, await white.again()]) {
    const repeated = await rematch(asker, roomId);
    expect(outline(repeated)).toEqual(STARTED);
    expect(roomOf(repeated)).toEqual(room);
  }
  const rooms = await scene.rows.query('SELECT id FROM rooms WHERE rematch_of = $1', [roomId]);
  expect(rooms).toEqual([{ id: offer.roomId }]);
});

onEveryTransport(stage, 'a public game’s rematch is public from its start, a private one’s never', async (scene) => {
  const open = await played(scene);
  const [owner, joiner] = [await scene.player(), await scene.player(scene.other)];
  const { roomId, invite } = roomOf(await owner.create({ private: true }));
  const hidden = { roomId, white: owner, black: joiner };
  await joiner.accept(invite);
  await playLast(scene.rows, hidden, LINES.blackWins);
  const stranger = await scene.player();
  // over a transport whose replies are not compared: the list shows games of other scripts until their time is up
  const reader = await newPlayer(stage.transports[0]!);
  for (const { roomId, white, black } of [open, hidden]) {
    const isOpen = roomId === open.roomId;
    const offer = roomOf(await rematch(black, roomId)).roomId;
    const isListed = async () => (await listed(reader)).rooms?.some(({ room }) => room.roomId === offer) ?? false;
    expect(await isListed()).toBe(false);
    await rematch(white, roomId);
    expect(await isListed()).toBe(isOpen);
    expect(outline(await stranger.join(offer))).toEqual([
      `joinGameRoomRsp ${isOpen ? 'ErrorGameRoomFull' : 'ErrorInvalidGameRoom'}`,
    ]);
    await white.exit(offer);
    const record = await stranger.call('GetGameRecord', { roomId: offer });
    expect(outline(record)).toEqual([`getGameRecordRsp ${isOpen ? 'Success' : 'ErrorInvalidGameRoom'}`]);
  }
});

onEveryTransport(stage, 'a game that the clock ended is played again too, though nobody saw its end', async (scene) => {
  const { roomId, white, black } = await scene.game();
  await scene.rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [roomId]);
  expect(outline(await rematch(white, roomId))).toEqual(OFFERED);
  expect(outline(await rematch(black, roomId))).toEqual(STARTED);
});

onEveryTransport(
  stage,
  'where the other player sits is no hindrance, and they come when they are free',
  async (scene) => {
    const { roomId, white, black } = await played(scene);
    const elsewhere = await seatTwo(await scene.player(), black);
    expect(outline(await rematch(white, roomId))).toEqual(OFFERED);
    expect(outline(await rematch(black, roomId))).toEqual(['rematchRsp ErrorAlreadyInGameRoom']);
    await black.exit(elsewhere.roomId);
    expect(outline(await rematch(black, roomId))).toEqual(STARTED);
  },
);
