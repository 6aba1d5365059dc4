import { createHash } from 'node:crypto';
import { onEveryDoor, useNodes } from '../kit/every-door.ts';
import { bodyOf, logIn, newAttempt, newPlayer, outline, type Player, roomOf, type UserBody } from '../kit/player.ts';
import type { Replies } from '../kit/replies.ts';
import { STREAMS } from '../kit/streams.ts';

const stage = useNodes(2); // `door` leads into the first node, `other` into the second

const tokenOf = (answered: Replies) => bodyOf<{ token: string }>(answered, 'loginRsp').token;

const liveSessions = async ({ id }: Player) =>
  (await stage.rows.query('SELECT 1 FROM sessions WHERE user_id = $1 AND replaced_at IS NULL', [id])).length;

onEveryDoor(stage, 'the same attempt again, at any node, answers the same token', async ({ door, other, player }) => {
  const { account } = await player();
  const attempt = newAttempt();
  const first = await logIn(door, account, attempt);
  expect(outline(first)).toEqual(['loginRsp Success']);
  expect(tokenOf(first)).toMatch(/^[\w-]{32}$/);
  for (const each of [door, other, door]) expect((await logIn(each, account, attempt)).replies).toEqual(first.replies);
});

onEveryDoor(stage, 'a repeat replaces nothing: what the session does goes on', async ({ door, other, player }) => {
  const owner = await player();
  const attempt = newAttempt();
  const token = tokenOf(await logIn(door, owner.account, attempt));
  const created = await door.call('CreateGameRoom', {}, { token, seqNo: 1 });
  expect(tokenOf(await logIn(other, owner.account, attempt))).toBe(token);
  // counted as before: the same call is answered from what is stored, the next one is new
  expect((await door.call('CreateGameRoom', {}, { token, seqNo: 1 })).replies).toEqual(created.replies);
  const { roomId } = roomOf(created);
  expect(outline(await other.call('ExitGameRoom', { roomId }, { token, seqNo: 2 }))).toEqual([
    'exitGameRoomRsp Success',
  ]);
  expect(await liveSessions(owner)).toBe(1);
});

onEveryDoor(stage, 'a repeat shows the user and their game as they are now', async ({ door, other, table }) => {
  const { roomId, white, black } = await table();
  const attempt = newAttempt();
  const first = await logIn(door, white.account, attempt);
  expect(outline(first)).toEqual(['loginRsp Success', 'joinGameRoomRsp Success']);
  const room = roomOf(await black.put(roomId, 'd3'));
  const repeated = await logIn(other, white.account, attempt);
  expect(roomOf(repeated)).toEqual(room);
  expect(tokenOf(repeated)).toBe(tokenOf(first));
  await black.exit(roomId);
  const last = await logIn(door, white.account, attempt);
  expect(outline(last)).toEqual(['loginRsp Success']);
  expect(bodyOf<{ user: UserBody }>(last, 'loginRsp').user).toMatchObject({ win: 1, exp: 10 });
});

onEveryDoor(stage, 'once its session was replaced an attempt is 104 and replaces nothing', async (scene) => {
  const { door, other, player } = scene;
  const owner = await player();
  const attempt = newAttempt();
  const token = tokenOf(await logIn(door, owner.account, attempt));
  for (const later of [undefined, newAttempt()]) {
    const after = tokenOf(await logIn(other, owner.account, later));
    for (const each of [door, other, door])
      expect(outline(await logIn(each, owner.account, attempt))).toEqual(['loginRsp ErrorUserDuplicatedLogin']);
    expect(outline(await door.call('CreateGameRoom', {}, { token }))).toEqual([
      'makeGameRoomRsp ErrorUserDuplicatedLogin',
    ]);
    expect(outline(await door.call('CreateGameRoom', {}, { token: after }))).toEqual(['makeGameRoomRsp Success']);
    expect(await liveSessions(owner)).toBe(1);
  }
});

onEveryDoor(stage, 'without an attempt, and with another one, each login is a session', async ({ door, player }) => {
  const { account } = await player();
  const attempts = [undefined, undefined, newAttempt(), newAttempt(), newAttempt(64)];
  const tokens = [];
  for (const attempt of attempts) tokens.push(tokenOf(await logIn(door, account, attempt)));
  expect(new Set(tokens).size).toBe(attempts.length);
});

onEveryDoor(stage, 'an attempt is one user’s: the same of another user is another session', async (scene) => {
  const { door, player } = scene;
  const attempt = newAttempt();
  const [one, other] = [await player(), await player()];
  const tokens = [tokenOf(await logIn(door, one.account, attempt)), tokenOf(await logIn(door, other.account, attempt))];
  expect(tokens[0]).not.toBe(tokens[1]);
  for (const [index, { account }] of [one, other].entries())
    expect(tokenOf(await logIn(door, account, attempt))).toBe(tokens[index]);
});

onEveryDoor(stage, 'an attempt of under 16 or over 64 bytes is 207 and replaces nothing', async ({ door, player }) => {
  const owner = await player();
  for (const bytes of [0, 1, 15, 65, 1000]) {
    const refused = await logIn(door, owner.account, newAttempt(bytes));
    expect(outline(refused)).toEqual(['loginRsp ErrorInvalidArgument']);
  }
  expect(outline(await owner.create())).toEqual(['makeGameRoomRsp Success']);
  for (const bytes of [16, 64]) {
    const accepted = await logIn(door, owner.account, newAttempt(bytes));
    expect(outline(accepted)[0]).toBe('loginRsp Success');
  }
});

onEveryDoor(stage, 'nothing that is stored is the token or the attempt', async ({ door, player }) => {
  const { id, account } = await player();
  const attempt = newAttempt(32);
  const token = tokenOf(await logIn(door, account, attempt));
  const sessions = await stage.rows.query<{ hash: string; row: string }>(
    `SELECT encode(token_hash, 'hex') AS hash, s::text AS row FROM sessions s WHERE user_id = $1 AND replaced_at IS NULL`,
    [id],
  );
  expect(sessions.map(({ hash }) => hash)).toEqual([createHash('sha256').update(token).digest('hex')]);
  const bytes = Buffer.from(attempt, 'base64');
  for (const secret of [token, attempt, bytes.toString('hex'), createHash('sha256').update(bytes).digest('hex')])
    expect(sessions[0]?.row).not.toContain(secret);
});

onEveryDoor(stage, 'a caller of V_1 is answered alike', async ({ door, player }) => {
  const { account } = await player();
  const request = { platformType: 'CUSTOM', platformToken: account.platformToken, attempt: newAttempt() };
  const token = tokenOf(await door.call('Login', request, { version: 1 }));
  expect(tokenOf(await door.call('Login', request, { version: 1 }))).toBe(token);
  await logIn(door, account);
  expect(outline(await door.call('Login', request, { version: 1 }))).toEqual(['loginRsp ErrorUserDuplicatedLogin']);
});

test('a stream of the session goes on when its login is sent again, through any door', async () => {
  for (const [, open] of STREAMS) {
    const door = stage.doors[0]!;
    const owner = await newPlayer(door);
    const attempt = newAttempt();
    const token = tokenOf(await logIn(door, owner.account, attempt));
    const { roomId } = roomOf(await door.call('CreateGameRoom', { private: true }, { token }));
    const { inbox, close } = open(stage.node, { roomId }, { token });
    expect(await inbox.next()).toMatchObject({ field: 'gameSyncRsp', code: 'Success' });
    for (const each of stage.doors) expect(tokenOf(await logIn(each, owner.account, attempt))).toBe(token);
    await door.call('ExitGameRoom', { roomId }, { token });
    expect((await inbox.next())?.field).toBe('gameSyncRsp');
    expect((await inbox.next())?.field).toBe('gameOverRsp');
    close();
  }
});
