import { ALL_TRANSPORTS } from '../kit/matrix.ts';
import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { logIn, newAttempt, outline, roomOf } from '../kit/player.ts';

const stage = useNode({ over: ALL_TRANSPORTS });

onEveryTransport(stage, 'a Logout ends the session: its token is 105, as one that nobody has', async (scene) => {
  const player = await scene.player(scene.transport);
  expect(outline(await player.call('Logout', {}, { seqNo: 1 }))).toEqual(['logoutRsp Success']);
  const unknown = await scene.transport.call('GetProfile', {}, { token: 'of no session' });
  for (const each of stage.transports)
    for (const [procedure, caller] of [
      ['GetProfile', {}],
      ['CreateGameRoom', { seqNo: 2 }],
      ['Logout', { seqNo: 2 }],
      ['Logout', {}],
    ] as const) {
      const { status, replies } = await player.through(each).call(procedure, {}, caller);
      expect([status, replies[0]?.code, replies[0]?.message]).toEqual([
        unknown.status,
        'ErrorUserInvalidToken',
        unknown.replies[0]?.message,
      ]);
    }
});

onEveryTransport(stage, 'a Logout that is sent again gets the same answer, over any transport', async (scene) => {
  const player = await scene.player(scene.transport);
  const first = await player.call('Logout', {}, { seqNo: 7 });
  for (const each of stage.transports)
    expect((await player.through(each).call('Logout', {}, { seqNo: 7 })).replies).toEqual(first.replies);
});

onEveryTransport(stage, 'a Logout is the last call of its session: its number answers no other', async (scene) => {
  const player = await scene.player(scene.transport);
  await player.call('Logout', {}, { seqNo: 3 });
  for (const [procedure, seqNo] of [
    ['CreateGameRoom', 3],
    ['CreateGameRoom', 2],
    ['Logout', 2],
  ] as const)
    expect((await player.call(procedure, {}, { seqNo })).replies[0]?.code).toBe('ErrorUserInvalidToken');
});

onEveryTransport(stage, 'Logouts of one moment with the same seqNo are one', async ({ transport, player, rows }) => {
  const { id, call, again } = await player(transport).then((each) => ({
    id: each.id,
    call: () => each.call('Logout', {}, { seqNo: 1 }),
    again: () => each.again(),
  }));
  const all = await Promise.all([call(), call(), call()]);
  expect(all.map(outline)).toEqual([['logoutRsp Success'], ['logoutRsp Success'], ['logoutRsp Success']]);
  const live = () => rows.query('SELECT 1 FROM sessions WHERE user_id = $1 AND replaced_at IS NULL', [id]);
  expect(await live()).toEqual([]);
  await again();
  await call(); // a late one does not end the session that came after
  expect(await live()).toHaveLength(1);
});

onEveryTransport(stage, 'after a Logout a Login opens another session, not one of before', async (scene) => {
  const player = await scene.player(scene.transport);
  const attempt = newAttempt();
  await logIn(scene.transport, player.account, attempt);
  const { token } = (await logIn(scene.transport, player.account, attempt)).replies[0]!.body as { token: string };
  await scene.transport.call('Logout', {}, { token, seqNo: 1 });
  expect(outline(await logIn(scene.transport, player.account, attempt))).toEqual(['loginRsp ErrorUserDuplicatedLogin']);
  const next = await player.again();
  expect(outline(await next.create({}, { seqNo: 1 }))).toEqual(['makeGameRoomRsp Success']);
});

onEveryTransport(stage, 'a Logout gives up no game: it goes on, and a Login finds it', async ({ transport, game }) => {
  const { roomId, white, black } = await game();
  await black.call('Logout', {}, { seqNo: 99 });
  expect(roomOf(await white.sync(roomId)).status).toBe('TURN_USER2');
  const answered = await logIn(transport, black.account);
  expect(outline(answered)).toEqual(['loginRsp Success', 'joinGameRoomRsp Success']);
});
