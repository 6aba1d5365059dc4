import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { newPlayer, outline, roomOf } from '../kit/player.ts';
import { STREAMS } from '../kit/matrix.ts';
import { until } from '../kit/until.ts';

const stage = useNode();
const JOINED = ['joinGameRoomRsp Success'];
const NO_ROOM = ['joinGameRoomRsp ErrorInvalidGameRoom'];

onEveryTransport(
  stage,
  'a private room is joined with its invite, with or without its id',
  async ({ player, other }) => {
    for (const withId of [false, true]) {
      const owner = await player(other);
      const { roomId, invite } = roomOf(await owner.create({ private: true }));
      expect(invite).toMatch(/^[\w-]{16}$/); // 96 bits
      const joiner = await player();
      const answered = await joiner.call('JoinGameRoom', withId ? { roomId, invite } : { invite });
      expect(outline(answered)).toEqual(JOINED);
      expect(roomOf(answered)).toMatchObject({ roomId, user1: owner.id, user2: joiner.id, status: 'TURN_USER2' });
      // a repeated join, without a seqNo to know it by
      expect(roomOf(await joiner.accept(invite))).toEqual(roomOf(answered));
    }
  },
);

onEveryTransport(stage, 'invites are as many as rooms, and public rooms have none', async ({ player }) => {
  const invites = [];
  for (const isPrivate of [true, true, true, false])
    invites.push(roomOf(await (await player()).create({ private: isPrivate })).invite);
  expect(new Set(invites).size).toBe(4);
  expect(invites[3]).toBeUndefined();
});

onEveryTransport(stage, 'an invite that is wrong, in part or for another room is 106', async ({ player, other }) => {
  const [one, two] = [await player(other), await player()];
  const { roomId, invite = '' } = roomOf(await one.create({ private: true }));
  const another = roomOf(await two.create({ private: true }));
  const stranger = await player();
  const open = roomOf(await (await player()).create()).roomId;
  const wrong: object[] = [
    ...[invite.slice(1), `${invite}A`, invite.slice(0, -1) + (invite.endsWith('A') ? 'B' : 'A'), ` ${invite}`].map(
      (text) => ({ invite: text }),
    ),
    ...['\0', 'x'.repeat(60), '%', "' OR true --", '초대장'].map((text) => ({ invite: text })),
    ...[another.roomId, open, '9000000000000000', '9223372036854775808', '18446744073709551615'].map((id) => ({
      ...{ roomId: id, invite },
    })),
    { roomId, invite: another.invite },
  ];
  for (const request of wrong)
    expect(await stranger.call('JoinGameRoom', request)).toEqual({
      status: 200,
      replies: [
        {
          ...{ field: 'joinGameRoomRsp', protocolId: 106, code: 'ErrorInvalidGameRoom', body: {} },
          message: 'no game room waits for that invite: ask for another one, or create a room',
        },
      ],
    });
  for (const [owner, id] of [[one, roomId] as const, [two, another.roomId] as const])
    expect(roomOf(await owner.sync(id)).status).toBe('WAITING');
});

onEveryTransport(stage, 'an invite ends with its room: 110 once it is full, 106 once it closed', async (scene) => {
  const { player, other } = scene;
  const [owner, joiner, late] = [await player(other), await player(), await player()];
  const first = roomOf(await owner.create({ private: true }));
  expect(outline(await owner.accept(first.invite))).toEqual(NO_ROOM); // it is their own
  await joiner.accept(first.invite);
  expect(outline(await late.accept(first.invite))).toEqual(['joinGameRoomRsp ErrorGameRoomFull']);
  expect(outline(await late.join(first.roomId))).toEqual(NO_ROOM);
  await joiner.exit(first.roomId);
  const second = roomOf(await owner.create({ private: true }));
  await owner.exit(second.roomId);
  const third = roomOf(await owner.create({ private: true }));
  await scene.rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [third.roomId]);
  for (const { invite } of [first, second, third]) expect(outline(await late.accept(invite))).toEqual(NO_ROOM);
  const kept = 'SELECT 1 FROM rooms WHERE user_1 = $1 AND invite IS NOT NULL';
  await until(async () => (await scene.rows.query(kept, [owner.id])).length === 0, 'the last to be swept');
});

onEveryTransport(
  stage,
  'its creator is told the invite while the room waits, and nobody else is',
  async ({ player, other }) => {
    const [owner, joiner] = [await player(other), await player()];
    const { roomId, invite } = roomOf(await owner.create({ private: true }));
    for (const told of [
      await owner.create({ private: true }),
      await owner.sync(roomId),
      await (await owner.again()).create(),
    ])
      expect(roomOf(told).invite).toBe(invite);
    const renewed = await owner.again();
    for (const told of [await joiner.accept(invite), await joiner.sync(roomId), await renewed.sync(roomId)])
      expect(roomOf(told)).not.toHaveProperty('invite');
    for (const told of [await renewed.exit(roomId), await joiner.sync(roomId)])
      expect(JSON.stringify(told)).not.toContain(invite);
  },
);

onEveryTransport(stage, 'the invite of a room that was opened to strangers is no more', async ({ player, other }) => {
  const owner = await player();
  const { invite } = roomOf(await owner.create({ private: true }));
  expect(roomOf(await owner.randomJoin({ createIfNone: true }))).not.toHaveProperty('invite');
  expect(outline(await (await player(other)).accept(invite))).toEqual(NO_ROOM);
});

onEveryTransport(stage, 'the offer of a rematch has no invite', async ({ game }) => {
  const { roomId, white, black } = await game();
  await black.exit(roomId);
  expect(roomOf(await white.call('Rematch', { roomId }))).not.toHaveProperty('invite');
});

test.each(STREAMS)('who streams their own private room is told its invite, over %s', async (_, open) => {
  const [owner, joiner] = [await newPlayer(stage.transports[0]!), await newPlayer(stage.transports[1]!)];
  const { roomId, invite } = roomOf(await owner.create({ private: true }));
  const stream = open(stage.node, { roomId }, { token: owner.token });
  expect((await stream.inbox.next())?.body.room).toMatchObject({ status: 'WAITING', invite });
  await joiner.accept(invite);
  const begun = await stream.inbox.next();
  expect(begun).toMatchObject({ field: 'joinGameRoomRsp' });
  expect(begun?.body.room).not.toHaveProperty('invite');
  await joiner.exit(roomId);
  await stream.inbox.rest();
  stream.close();
});

test('nobody waits for a room that is locked and none of theirs', async () => {
  const transport = stage.transports[0]!;
  const [owner, stranger] = [await newPlayer(transport), await newPlayer(transport)];
  const { roomId } = roomOf(await owner.create({ private: true }));
  await stage.rows.whileLocked('SELECT 1 FROM rooms WHERE id = $1 FOR UPDATE', [roomId], async () => {
    for (const procedure of ['JoinGameRoom', 'ExitGameRoom', 'Rematch', 'GameSync', 'GamePut']) {
      const { status, replies } = await stranger.call(procedure, { roomId });
      expect([procedure, status, replies[0]?.code]).toEqual([procedure, 200, 'ErrorInvalidGameRoom']);
    }
  });
});
