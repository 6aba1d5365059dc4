import { createHash } from 'node:crypto';
import { STREAMS } from '../kit/matrix.ts';
import { onEveryTransport, useNodes } from '../kit/every-transport.ts';
import { bodyOf, logIn, newAttempt, newPlayer, outline, type Player, roomOf, type UserBody } from '../kit/player.ts';
import type { Replies } from '../kit/replies.ts';

const stage = useNodes(2); // `transport` leads into the first node, `other` into the second

const tokenOf = (answered: Replies) => bodyOf<{ token: string }>(answered, 'loginRsp').token;

const liveSessions = async ({ id }: Player) =>
  (await stage.rows.query('SELECT 1 FROM sessions WHERE user_id = $1 AND replaced_at IS NULL', [id])).length;

onEveryTransport(
  stage,
  'the same attempt again, at any node, answers the same token',
  async ({ transport, other, player }) => {
    const { account } = await player();
    const attempt = newAttempt();
    const first = await logIn(transport, account, attempt);
    expect(outline(first)).toEqual(['loginRsp Success']);
    expect(tokenOf(first)).toMatch(/^[\w-]{32}$/);
    for (const each of [transport, other, transport])
      expect((await logIn(each, account, attempt)).replies).toEqual(first.replies);
  },
);

onEveryTransport(
  stage,
  'a repeat replaces nothing: what the session does goes on',
  async ({ transport, other, player }) => {
    const owner = await player();
    const attempt = newAttempt();
    const token = tokenOf(await logIn(transport, owner.account, attempt));
    const created = await transport.call('CreateGameRoom', {}, { token, seqNo: 1 });
    expect(tokenOf(await logIn(other, owner.account, attempt))).toBe(token);
    // counted as before: the same call is answered from what is stored, the next one is new
    expect((await transport.call('CreateGameRoom', {}, { token, seqNo: 1 })).replies).toEqual(created.replies);
    const { roomId } = roomOf(created);
    expect(outline(await other.call('ExitGameRoom', { roomId }, { token, seqNo: 2 }))).toEqual([
      'exitGameRoomRsp Success',
    ]);
    expect(await liveSessions(owner)).toBe(1);
  },
);

onEveryTransport(
  stage,
  'a repeat shows the user and their game as they are now',
  async ({ transport, other, game }) => {
    const { roomId, white, black } = await game();
    const attempt = newAttempt();
    const first = await logIn(transport, white.account, attempt);
    expect(outline(first)).toEqual(['loginRsp Success', 'joinGameRoomRsp Success']);
    const room = roomOf(await black.put(roomId, 'd3'));
    const repeated = await logIn(other, white.account, attempt);
    expect(roomOf(repeated)).toEqual(room);
    expect(tokenOf(repeated)).toBe(tokenOf(first));
    await black.exit(roomId);
    const last = await logIn(transport, white.account, attempt);
    expect(outline(last)).toEqual(['loginRsp Success']);
    expect(bodyOf<{ user: UserBody }>(last, 'loginRsp').user).toMatchObject({ win: 1, exp: 10 });
  },
);

onEveryTransport(stage, 'once its session was replaced an attempt is 104 and replaces nothing', async (scene) => {
  const { transport, other, player } = scene;
  const owner = await player();
  const attempt = newAttempt();
  const token = tokenOf(await logIn(transport, owner.account, attempt));
  for (const later of [undefined, newAttempt()]) {
    const after = tokenOf(await logIn(other, owner.account, later));
    for (const each of [transport, other, transport])
      expect(outline(await logIn(each, owner.account, attempt))).toEqual(['loginRsp ErrorUserDuplicatedLogin']);
    expect(outline(await transport.call('CreateGameRoom', {}, { token }))).toEqual([
      'makeGameRoomRsp ErrorUserDuplicatedLogin',
    ]);
    expect(outline(await transport.call('CreateGameRoom', {}, { token: after }))).toEqual(['makeGameRoomRsp Success']);
    expect(await liveSessions(owner)).toBe(1);
  }
});

onEveryTransport(
  stage,
  'without an attempt, and with another one, each login is a session',
  async ({ transport, player }) => {
    const { account } = await player();
    const attempts = [undefined, undefined, newAttempt(), newAttempt(), newAttempt(64)];
    const tokens = [];
    for (const attempt of attempts) tokens.push(tokenOf(await logIn(transport, account, attempt)));
    expect(new Set(tokens).size).toBe(attempts.length);
  },
);

onEveryTransport(stage, 'an attempt is one user’s: the same of another user is another session', async (scene) => {
  const { transport, player } = scene;
  const attempt = newAttempt();
  const [one, other] = [await player(), await player()];
  const tokens = [
    tokenOf(await logIn(transport, one.account, attempt)),
    tokenOf(await logIn(transport, other.account, attempt)),
  ];
  expect(tokens[0]).not.toBe(tokens[1]);
  for (const [index, { account }] of [one, other].entries())
    expect(tokenOf(await logIn(transport, account, attempt))).toBe(tokens[index]);
});

onEveryTransport(
  stage,
  'an attempt of under 16 or over 64 bytes is 207 and replaces nothing',
  async ({ transport, player }) => {
    const owner = await player();
    for (const bytes of [0, 1, 15, 65, 1000]) {
      const refused = await logIn(transport, owner.account, newAttempt(bytes));
      expect(outline(refused)).toEqual(['loginRsp ErrorInvalidArgument']);
    }
    expect(outline(await owner.create())).toEqual(['makeGameRoomRsp Success']);
    for (const bytes of [16, 64]) {
      const accepted = await logIn(transport, owner.account, newAttempt(bytes));
      expect(outline(accepted)[0]).toBe('loginRsp Success');
    }
  },
);

onEveryTransport(stage, 'nothing that is stored is the token or the attempt', async ({ transport, player }) => {
  const { id, account } = await player();
  const attempt = newAttempt(32);
  const token = tokenOf(await logIn(transport, account, attempt));
  const sessions = await stage.rows.query<{ hash: string; row: string }>(
    `SELECT encode(token_hash, 'hex') AS hash, s::text AS row FROM sessions s WHERE user_id = $1 AND replaced_at IS NULL`,
    [id],
  );
  expect(sessions.map(({ hash }) => hash)).toEqual([createHash('sha256').update(token).digest('hex')]);
  const bytes = Buffer.from(attempt, 'base64');
  for (const secret of [token, attempt, bytes.toString('hex'), createHash('sha256').update(bytes).digest('hex')])
    expect(sessions[0]?.row).not.toContain(secret);
});

onEveryTransport(stage, 'a caller of V_1 is answered alike', async ({ transport, player }) => {
  const { account } = await player();
  const request = { platformType: 'CUSTOM', platformToken: account.platformToken, attempt: newAttempt() };
  const token = tokenOf(await transport.call('Login', request, { version: 1 }));
  expect(tokenOf(await transport.call('Login', request, { version: 1 }))).toBe(token);
  await logIn(transport, account);
  expect(outline(await transport.call('Login', request, { version: 1 }))).toEqual([
    'loginRsp ErrorUserDuplicatedLogin',
  ]);
});

test('a stream of the session goes on when its login is sent again, over any transport', async () => {
  for (const [, open] of STREAMS) {
    const transport = stage.transports[0]!;
    const owner = await newPlayer(transport);
    const attempt = newAttempt();
    const token = tokenOf(await logIn(transport, owner.account, attempt));
    const { roomId } = roomOf(await transport.call('CreateGameRoom', { private: true }, { token }));
    const { inbox, close } = open(stage.node, { roomId }, { token });
    expect(await inbox.next()).toMatchObject({ field: 'gameSyncRsp', code: 'Success' });
    for (const each of stage.transports) expect(tokenOf(await logIn(each, owner.account, attempt))).toBe(token);
    await transport.call('ExitGameRoom', { roomId }, { token });
    expect((await inbox.next())?.field).toBe('gameSyncRsp');
    expect((await inbox.next())?.field).toBe('gameOverRsp');
    close();
  }
});
