import { createHash } from 'node:crypto';
import { onEveryDoor, useNode } from '../kit/every-door.ts';
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

onEveryDoor(stage, 'a login of nobody is 100', async ({ door }) => {
  expect(outline(await logIn(door, newAccount()))).toEqual(['loginRsp ErrorUserNotRegistered']);
});

onEveryDoor(stage, 'a login answers the user as registered, and a token', async ({ door, other }) => {
  const account = newAccount();
  const { user } = bodyOf<{ user: UserBody }>(await register(other, account), 'registerRsp');
  const answered = await logIn(door, account);
  expect(outline(answered)).toEqual(['loginRsp Success']);
  expect(bodyOf(answered, 'loginRsp')).toEqual({
    ...{ user, platformToken: account.platformToken },
    token: expect.stringMatching(/^[\w-]{22,}$/) as string,
  });
});

onEveryDoor(stage, 'of a token only its SHA-256 is stored', async ({ door, player, rows }) => {
  const { id, token } = await player(door);
  const sessions = await rows.query('SELECT encode(token_hash, $2) AS hash FROM sessions WHERE user_id = $1', [
    id,
    'hex',
  ]);
  expect(sessions).toEqual([{ hash: createHash('sha256').update(token).digest('hex') }]);
});

onEveryDoor(stage, 'a call without a token, or with that of no session, is 105', async ({ door }) => {
  for (const [procedure, request, field] of SESSION_CALLS)
    for (const token of [undefined, 'x', "' OR true --", newAccount().platformToken])
      expect(outline(await door.call(procedure, request, { token }))).toEqual([`${field} ErrorUserInvalidToken`]);
});

onEveryDoor(stage, 'a login replaces the session before: its token is 104 at every door', async ({ door, player }) => {
  const before = await player(door);
  const after = await before.again();
  for (const each of stage.doors)
    for (const [procedure, request, field] of SESSION_CALLS)
      expect(outline(await before.through(each).call(procedure, request))).toEqual([
        `${field} ErrorUserDuplicatedLogin`,
      ]);
  expect(outline(await after.create())).toEqual(['makeGameRoomRsp Success']);
});

onEveryDoor(stage, 'a login and a register need no token and mind none', async ({ door, player }) => {
  const { account, token } = await player(door);
  const request = { platformType: 'CUSTOM', platformToken: account.platformToken };
  expect(outline(await door.call('Login', request, { token: 'x' }))).toEqual(['loginRsp Success']);
  const next = { ...request, ...newAccount() };
  expect(outline(await door.call('Register', next, { token }))).toEqual(['registerRsp Success']);
});

onEveryDoor(stage, 'a token of one door works at the others', async ({ door, player }) => {
  const owner = await player(door);
  const { roomId } = roomOf(await owner.create());
  for (const each of stage.doors) {
    const synced = await owner.through(each).sync(roomId);
    expect(outline(synced)).toEqual(['gameSyncRsp Success']);
    expect(roomOf(synced).user1).toBe(owner.id);
  }
});

onEveryDoor(stage, 'a login in a live game is given that game, by either player', async ({ door, table }) => {
  const { roomId, white, black } = await table();
  const room = roomOf(await black.put(roomId, 'd3'));
  for (const player of [white, black]) {
    const answered = await logIn(door, player.account);
    expect(outline(answered)).toEqual(['loginRsp Success', 'joinGameRoomRsp Success']);
    const opponent = player === white ? black : white;
    const joined = bodyOf<{ opponent: UserBody }>(answered, 'joinGameRoomRsp');
    expect(joined).toEqual({ room, opponent: expect.objectContaining({ id: opponent.id }) as UserBody });
  }
});

onEveryDoor(stage, 'a login is given no room that waits or has ended', async ({ door, player, table }) => {
  const owner = await player();
  await owner.create();
  expect(outline(await logIn(door, owner.account))).toEqual(['loginRsp Success']);
  const { roomId, white, black } = await table();
  await black.exit(roomId);
  for (const { account } of [white, black]) expect(outline(await logIn(door, account))).toEqual(['loginRsp Success']);
});
