import { ALL_TRANSPORTS } from '../kit/matrix.ts';
import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { bodyOf, logIn, newAttempt, outline, roomOf } from '../kit/player.ts';
import { until } from '../kit/until.ts';

const stage = useNode({ over: ALL_TRANSPORTS });

onEveryTransport(stage, 'a suspended account can neither call nor log in', async (scene) => {
  const { transport, rows } = scene;
  const suspect = await scene.player();
  const attempt = newAttempt();
  const { token } = bodyOf<{ token: string }>(await logIn(transport, suspect.account, attempt), 'loginRsp');
  const { roomId } = roomOf(await transport.call('CreateGameRoom', {}, { token, seqNo: 1 }));
  // as src/admin does it
  await rows.query(`INSERT INTO suspensions (user_id, reason) VALUES ($1, '')`, [suspect.id]);
  await rows.query('UPDATE sessions SET replaced_at = now(), ended_by = 2 WHERE user_id = $1 AND replaced_at IS NULL', [
    suspect.id,
  ]);
  const calls: [string, object, object][] = [
    ['ListGameRooms', {}, {}],
    ['GameSync', { roomId }, {}],
    ['GamePut', { roomId, r: 2, c: 3 }, { seqNo: 2 }],
    ['CreateGameRoom', {}, { seqNo: 1 }],
    ['ExitGameRoom', { roomId }, { seqNo: 3 }],
  ];
  for (const [procedure, request, caller] of calls) {
    const { status, replies } = await transport.call(procedure, request, { token, ...caller });
    expect([status, replies[0]?.code]).toEqual([200, 'ErrorUserSuspended']);
  }
  for (const each of [undefined, attempt, newAttempt()])
    expect(outline(await logIn(transport, suspect.account, each))).toEqual(['loginRsp ErrorUserSuspended']);
  await rows.query('DELETE FROM suspensions WHERE user_id = $1', [suspect.id]);
  expect(outline(await logIn(transport, suspect.account))[0]).toBe('loginRsp Success');
});

const NOTICE = '점검은 22시에 · maintenance at 22:00';

onEveryTransport(stage, "the operator's notice comes with the list of rooms", async (scene) => {
  await scene.rows.query('INSERT INTO notices (text) VALUES ($1) ON CONFLICT DO NOTHING', [NOTICE]);
  const guest = await scene.player();
  const noticeAt = async (transport = scene.transport) =>
    bodyOf<{ notice?: string }>(await guest.through(transport).call('ListGameRooms'), 'listGameRoomsRsp').notice;
  // asked for past the transcript, since it may take a few calls
  await until(async () => (await noticeAt(stage.transports[0])) === NOTICE, 'the notice');
  expect(await noticeAt()).toBe(NOTICE);
});
