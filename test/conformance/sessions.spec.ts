import { createHash } from 'node:crypto';
import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { bodyOf, logIn, newAccount, outline, register, roomOf, type UserBody } from '../kit/player.ts';

const stage = useNode();

/** Every procedure that needs a session, with its primary answer. */
const SESSION_CALLS = [
  ['CreateGameRoom', {}, 'makeGameRoomRsp'],
  ['ExitGameRoom', { roomId: '1' }, 'exitGameRoomRsp'],
  ['GamePut', { roomId: '1', r: 2, c: 3 }, 'gamePutRsp'],
  ['GameSync', { roomId: '1' }, 'gameSyncRsp'],
  ['JoinGameRoom', { roomId: '1' }, 'joinGameRoomRsp'],
  ['RandomJoin', { createIfNone: true }, 'randomJoinRsp'],
] as const;

onEveryTransport(stage, 'a login of nobody is 100', async ({ transport }) => {
  expect(outline(await logIn(transport, newAccount()))).toEqual(['loginRsp ErrorUserNotRegistered']);
});

onEveryTransport(stage, 'a login answers the user as registered, and a token', async ({ transport, other }) => {
  const account = newAccount();
  const { user } = bodyOf<{ user: UserBody }>(await register(other, account), 'registerRsp');
  const answered = await logIn(transport, account);
  expect(outline(answered)).toEqual(['loginRsp Success']);
  expect(bodyOf(answered, 'loginRsp')).toEqual({
    ...{ user, platformToken: account.platformToken },
    token: expect.stringMatching(/^[\w-]{22,}$/) as string,
  });
});

onEveryTransport(stage, 'of a token only its SHA-256 is stored', async ({ transport, player, rows }) => {
  const { id, token } = await player(transport);
  const sessions = await rows.query('SELECT encode(token_hash, $2) AS hash FROM sessions WHERE user_id = $1', [
    id,
    'hex',
  ]);
  expect(sessions).toEqual([{ hash: createHash('sha256').update(token).digest('hex') }]);
});

onEveryTransport(stage, 'a call without a token, or with that of no session, is 105', async ({ transport }) => {
  for (const [procedure, request, field] of SESSION_CALLS)
    for (const token of [undefined, 'x', "' OR true --", newAccount().platformToken])
      expect(outline(await transport.call(procedure, request, { token }))).toEqual([`${field} ErrorUserInvalidToken`]);
});

onEveryTransport(
  stage,
  'a login replaces the session before: its token is 104 over every transport',
  async ({ transport, player }) => {
    const before = await player(transport);
    const after = await before.again();
    for (const each of stage.transports)
      for (const [procedure, request, field] of SESSION_CALLS)
        expect(outline(await before.through(each).call(procedure, request))).toEqual([
          `${field} ErrorUserDuplicatedLogin`,
        ]);
    expect(outline(await after.create())).toEqual(['makeGameRoomRsp Success']);
  },
);

onEveryTransport(stage, 'a login and a register need no token and mind none', async ({ transport, player }) => {
  const { account, token } = await player(transport);
  const request = { platformType: 'CUSTOM', platformToken: account.platformToken };
  expect(outline(await transport.call('Login', request, { token: 'x' }))).toEqual(['loginRsp Success']);
  const next = { ...request, ...newAccount() };
  expect(outline(await transport.call('Register', next, { token }))).toEqual(['registerRsp Success']);
});

onEveryTransport(stage, 'a token of one transport works over the others', async ({ transport, player }) => {
  const owner = await player(transport);
  const { roomId } = roomOf(await owner.create());
  for (const each of stage.transports) {
    const synced = await owner.through(each).sync(roomId);
    expect(outline(synced)).toEqual(['gameSyncRsp Success']);
    expect(roomOf(synced).user1).toBe(owner.id);
  }
});

onEveryTransport(stage, 'a login in a live game is given that game, by either player', async ({ transport, game }) => {
  const { roomId, white, black } = await game();
  const room = roomOf(await black.put(roomId, 'd3'));
  for (const player of [white, black]) {
    const answered = await logIn(transport, player.account);
    expect(outline(answered)).toEqual(['loginRsp Success', 'joinGameRoomRsp Success']);
    const opponent = player === white ? black : white;
    const joined = bodyOf<{ opponent: UserBody }>(answered, 'joinGameRoomRsp');
    expect(joined).toEqual({ room, opponent: expect.objectContaining({ id: opponent.id }) as UserBody });
  }
});

onEveryTransport(stage, 'a login is given no room that waits or has ended', async ({ transport, player, game }) => {
  const owner = await player();
  await owner.create();
  expect(outline(await logIn(transport, owner.account))).toEqual(['loginRsp Success']);
  const { roomId, white, black } = await game();
  await black.exit(roomId);
  for (const { account } of [white, black])
    expect(outline(await logIn(transport, account))).toEqual(['loginRsp Success']);
});
