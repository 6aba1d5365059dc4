import { onEveryTransport, type Scene } from '../kit/every-transport.ts';
import { levelRatings } from '../kit/open-rooms.ts';
import { outline, type OverBody, bodyOf, type Player, roomOf } from '../kit/player.ts';
import { seatTwo, type Game } from '../kit/game.ts';
import { until } from '../kit/until.ts';
import { useReaders } from './varying.ts';

const stage = useReaders(1, { env: { WAITING_TIMEOUT_S: '333' } });
const OFFERED = ['rematchRsp Success', 'makeGameRoomRsp Success'];
const STARTED = ['rematchRsp Success', 'joinGameRoomRsp Success'];

const rematch = (player: Player, roomId: string) => player.call('Rematch', { roomId });

async function played({ game }: Scene): Promise<Game> {
  const playing = await game();
  await playing.white.exit(playing.roomId);
  return playing;
}

/** A game that has ended, its players as strong as new ones, and White waiting for the other one. */
async function offered(scene: Scene): Promise<Game & { offer: string }> {
  const game = await played(scene);
  await levelRatings(scene.rows, [game.white, game.black]);
  return { ...game, offer: roomOf(await rematch(game.white, game.roomId)).roomId };
}

/** The offer is gone: the other player's ask waits in a room of its own. */
async function expectWithdrawn({ roomId, black, offer }: Game & { offer: string }): Promise<void> {
  const asked = await rematch(black, roomId);
  expect(outline(asked)).toEqual(OFFERED);
  expect(roomOf(asked).roomId).not.toBe(offer);
}

onEveryTransport(
  stage,
  'of games that aren’t theirs, went nowhere or never were there is no rematch',
  async (scene) => {
    const stranger = await scene.player();
    const { roomId: closed } = roomOf(await stranger.create());
    await stranger.exit(closed);
    const { roomId: waiting } = roomOf(await stranger.create());
    const { roomId: others, offer } = await offered(scene);
    const { roomId: live } = await scene.game();
    for (const roomId of ['0', '9000000000000000', '18446744073709551615', closed, waiting, others, offer, live])
      expect(await rematch(stranger, roomId)).toEqual({
        status: 200,
        replies: [
          {
            ...{ field: 'rematchRsp', protocolId: 115, code: 'ErrorInvalidGameRoom', body: {} },
            message: `you have played no game in room ${roomId}: name one of yours`,
          },
        ],
      });
    expect(roomOf(await stranger.sync(waiting)).status).toBe('WAITING');
  },
);

onEveryTransport(stage, 'while a game is on there is no rematch of it or of another', async (scene) => {
  const { roomId, white } = await played(scene);
  const next = await seatTwo(white, await scene.player(scene.other));
  for (const asked of [next.roomId, roomId])
    for (const [version, code] of [
      [2, 'ErrorAlreadyInGameRoom'],
      [1, 'ErrorInvalidGameRoom'],
    ] as const)
      expect(outline(await white.call('Rematch', { roomId: asked }, { version }))).toEqual([`rematchRsp ${code}`]);
});

onEveryTransport(stage, 'an offer is joined by nobody, the other player included', async (scene) => {
  const { offer, black, white } = await offered(scene);
  const stranger = await scene.player(scene.other);
  for (const each of [stranger, black]) {
    const joined = await each.join(offer);
    expect(outline(joined)).toEqual(['joinGameRoomRsp ErrorInvalidGameRoom']);
    const nothing = await each.join('0');
    expect(joined.replies[0]?.message).toBe(nothing.replies[0]?.message?.replace('room 0', `room ${offer}`));
    expect(outline(await each.randomJoin())).toEqual(['randomJoinRsp ErrorInvalidGameRoom']);
  }
  // nor merged with an older or a younger room
  const { roomId } = roomOf(await stranger.create());
  expect(roomOf(await white.sync(offer))).toMatchObject({ roomId: offer, status: 'WAITING' });
  expect(roomOf(await stranger.sync(roomId))).toMatchObject({ roomId, status: 'WAITING' });
});

onEveryTransport(stage, 'who joins another game withdraws the offer', async (scene) => {
  const { player, other } = scene;
  const joins: ((asker: Player, roomId: string) => Promise<unknown>)[] = [
    (asker, roomId) => asker.join(roomId),
    (asker) => asker.randomJoin(),
  ];
  for (const join of joins) {
    const host = await player(other);
    const { roomId } = roomOf(await host.create());
    const game = await offered(scene);
    await join(game.white, roomId);
    expect(roomOf(await game.white.sync(game.offer))).toMatchObject({ roomId: game.offer, status: 'GAME_OVER' });
    await expectWithdrawn(game);
    await host.exit(roomId);
  }
});

onEveryTransport(stage, 'who makes a room withdraws the offer: others can join the new one', async (scene) => {
  const makes: ((asker: Player) => ReturnType<Player['call']>)[] = [
    (asker) => asker.create(),
    (asker) => asker.randomJoin({ createIfNone: true }),
  ];
  for (const make of makes) {
    const game = await offered(scene);
    const made = roomOf(await make(game.white));
    expect(made).toMatchObject({ status: 'WAITING', version: 1 });
    expect(made.roomId).not.toBe(game.offer);
    await expectWithdrawn(game);
    expect(roomOf(await (await scene.player()).randomJoin()).roomId).toBe(made.roomId);
  }
});

onEveryTransport(stage, 'an ask that finds no room to join leaves the offer', async (scene) => {
  const { roomId, white, black } = await offered(scene);
  expect(outline(await white.randomJoin())).toEqual(['randomJoinRsp ErrorInvalidGameRoom']);
  expect(outline(await rematch(black, roomId))).toEqual(STARTED);
});

onEveryTransport(stage, 'an exit withdraws the offer', async (scene) => {
  const game = await offered(scene);
  expect(outline(await game.white.exit(game.offer))).toEqual(['exitGameRoomRsp Success']);
  await expectWithdrawn(game);
});

onEveryTransport(stage, 'an offer to one withdraws that to another', async (scene) => {
  const game = await offered(scene);
  const next = await seatTwo(await scene.player(scene.other), await scene.player());
  await next.black.exit(next.roomId);
  const third = await seatTwo(next.white, game.white);
  await third.white.exit(third.roomId);
  const { roomId } = roomOf(await rematch(game.white, game.roomId));
  const instead = roomOf(await rematch(game.white, third.roomId));
  expect(instead.roomId).not.toBe(roomId);
  await expectWithdrawn({ ...game, offer: roomId });
  expect(outline(await rematch(third.white, third.roomId))).toEqual(STARTED);
});

onEveryTransport(stage, 'an ask gives up the waiting room of their own, first or second', async (scene) => {
  const { roomId, white, black } = await played(scene);
  for (const [asker, outcome] of [
    [white, OFFERED],
    [black, STARTED],
  ] as const) {
    const own = roomOf(await asker.create({ private: asker === black })).roomId;
    const asked = await rematch(asker, roomId);
    expect(outline(asked)).toEqual(outcome);
    expect(outline(await (await scene.player()).join(own))).toEqual(['joinGameRoomRsp ErrorInvalidGameRoom']);
    expect(roomOf(await asker.sync(own))).toMatchObject({ status: 'GAME_OVER', winner: '0' });
  }
});

onEveryTransport(stage, 'an offer expires as a waiting room does', async (scene) => {
  const game = await offered(scene);
  const { roomId, white, offer } = game;
  const [made] = await scene.rows.query(
    'SELECT extract(epoch FROM deadline - created_at)::integer AS seconds FROM rooms WHERE id = $1',
    [offer],
  );
  expect(made).toEqual({ seconds: 333 });
  await scene.rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [offer]);
  const synced = await white.sync(offer);
  expect(outline(synced)).toEqual(['gameSyncRsp Success', 'gameOverRsp Success']);
  expect(roomOf(synced)).toMatchObject({ roomId: offer, status: 'TIMEOUT', winner: '0' });
  expect(bodyOf<OverBody>(synced, 'gameOverRsp')).toMatchObject({ user: { id: white.id }, opponent: { id: '0' } });
  await expectWithdrawn(game);
  expect(outline(await rematch(white, roomId))).toEqual(STARTED);
});

onEveryTransport(stage, 'an overdue offer is not taken, though nobody has closed it yet', async (scene) => {
  const game = await offered(scene);
  await scene.rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [game.offer]);
  await expectWithdrawn(game);
  await until(async () => {
    const [end] = await scene.rows.query('SELECT 1 FROM rooms WHERE id = $1 AND status = 4', [game.offer]);
    return end;
  }, 'the end of the offer');
});
