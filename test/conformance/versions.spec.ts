import { onEveryTransport, type Scene, useNode } from '../kit/every-transport.ts';
import { othello } from '../../src/generated/othello.js';
import { Dispatcher } from '../../src/rpc/dispatcher.ts';
import { declaredFailures, Failure } from '../../src/rpc/failures.ts';
import type { Caller, Replies } from '../kit/transports.ts';
import { newAccount, outline, roomOf } from '../kit/player.ts';

const stage = useNode();
const REQUESTS: [string, string][] = [
  ['Login', 'loginRsp'],
  ['Register', 'registerRsp'],
  ['CreateGameRoom', 'makeGameRoomRsp'],
  ['ExitGameRoom', 'exitGameRoomRsp'],
  ['GamePut', 'gamePutRsp'],
  ['GameSync', 'gameSyncRsp'],
  ['JoinGameRoom', 'joinGameRoomRsp'],
  ['RandomJoin', 'randomJoinRsp'],
];

onEveryTransport(
  stage,
  'a protocolVersion that is not spoken is 201 and does nothing',
  async ({ transport, player, rows }) => {
    const { id, token, account } = await player();
    const sessions = () => rows.query('SELECT * FROM sessions WHERE user_id = $1', [id]);
    const before = await sessions();
    for (const version of [0, 3, 2 ** 32 - 1])
      for (const [procedure, field] of REQUESTS) {
        const request = procedure === 'Login' ? { platformType: 'CUSTOM', platformToken: account.platformToken } : {};
        const { replies, status } = await transport.call(procedure, request, { version, token, seqNo: 1 });
        expect([status, ...replies.map((reply) => [reply.field, reply.code, reply.body])]).toEqual([
          200,
          [field, 'ErrorInvalidProtocolVersion', {}],
        ]);
      }
    expect(await sessions()).toEqual(before);
  },
);

/** How each code that came with V_2 is brought about; `V_1` is what a caller of that version must get for it. */
const CAUSES: Record<string, { v1: string; cause: (scene: Scene, caller: Caller) => Promise<Replies> }> = {
  ErrorNotYourTurn: {
    v1: 'ErrorInvalidGameRoom',
    async cause({ game }, caller) {
      const { roomId, white } = await game();
      return white.put(roomId, 'd3', caller);
    },
  },
  ErrorIllegalMove: {
    v1: 'ErrorInvalidGameRoom',
    async cause({ game, transport }, caller) {
      const { roomId, black } = await game();
      return black.through(transport).put(roomId, 'a1', caller);
    },
  },
  ErrorAlreadyInGameRoom: {
    v1: 'ErrorInvalidGameRoom',
    cause: async ({ game }, caller) => (await game()).white.create({}, caller),
  },
  ErrorGameRoomFull: {
    v1: 'ErrorInvalidGameRoom',
    cause: async ({ game, player }, caller) => (await player()).join((await game()).roomId, caller),
  },
  ErrorGameNotInPlay: {
    v1: 'ErrorInvalidGameRoom',
    async cause({ player }, caller) {
      const owner = await player();
      return owner.put(roomOf(await owner.create({ private: true })).roomId, 'd3', caller);
    },
  },
  ErrorSeqNoConflict: {
    v1: 'ErrorSystem',
    async cause({ player }, caller) {
      const owner = await player();
      await owner.create({}, { seqNo: 2 });
      return owner.create({ private: true }, { ...caller, seqNo: 2 });
    },
  },
  ErrorSeqNoStale: {
    v1: 'ErrorSystem',
    async cause({ player }, caller) {
      const owner = await player();
      await owner.create({}, { seqNo: 2 });
      return owner.create({}, { ...caller, seqNo: 1 });
    },
  },
  ErrorPlatformNotSupported: {
    v1: 'ErrorSystem',
    cause: ({ transport }, caller) => transport.call('Login', { platformType: 'FACEBOOK', platformToken: 'x' }, caller),
  },
  ErrorInvalidArgument: {
    v1: 'ErrorSystem',
    cause: ({ transport }, caller) =>
      transport.call('Register', { platformType: 'CUSTOM', name: newAccount().name }, caller),
  },
};

const ids = (text = '') => text.replace(/room \d+/g, 'room N');

for (const [code, { v1, cause }] of Object.entries(CAUSES))
  onEveryTransport(stage, `a V_1 caller gets ${v1} for ${code}, with its text`, async (scene) => {
    const [asV2, asV1] = [await cause(scene, { version: 2 }), await cause(scene, { version: 1 })];
    expect(asV2.replies[0]?.code).toBe(code);
    expect(asV1.replies[0]).toMatchObject({ code: v1, body: {}, field: asV2.replies[0]?.field });
    expect(ids(asV1.replies[0]?.message)).toBe(ids(asV2.replies[0]?.message));
    expect(outline(asV1).slice(1)).toEqual(outline(asV2).slice(1));
  });

test('no code of V_2 is left out', () => {
  const { ResultCode } = othello;
  const sinceV2 = Object.keys(ResultCode).filter((name) => {
    const code = ResultCode[name as keyof typeof ResultCode] as unknown;
    return typeof code === 'number' && ((code >= 107 && code < 200) || code > 201);
  });
  // the envelope alone can name a wrong procedure (envelope.spec.ts); test/limits; an administrator suspends (suspended.spec.ts)
  const elsewhere = ['ErrorInvalidProcedure', 'ErrorRateLimited', 'ErrorUserSuspended'];
  expect([...Object.keys(CAUSES), ...elsewhere].sort()).toEqual(sinceV2.sort());
});

test('a caller of whom no version is known is told no code that V_1 lacks; one of V_2 each by its own', () => {
  const dispatcher = stage.node.app.get(Dispatcher, { strict: false });
  for (const kind of declaredFailures()) {
    const failure = new Failure(kind, 'no');
    const [own] = dispatcher.fail(failure, { procedure: undefined, version: 2 }).answers;
    expect(own?.code).toBe(othello.ResultCode[kind.code as keyof typeof othello.ResultCode]);
    for (const version of [undefined, 0, 1, 3]) {
      const [lowered] = dispatcher.fail(failure, { procedure: undefined, version }).answers;
      expect(lowered).toMatchObject({ code: othello.ResultCode[kind.v1], message: 'no' });
      expect(lowered!.code <= 106 || [200, 201].includes(lowered!.code)).toBe(true);
    }
    expect(dispatcher.fail(failure).answers[0]?.code).toBe(othello.ResultCode[kind.v1]);
  }
});

onEveryTransport(stage, 'codes of V_1 are the same for both versions', async ({ transport, player }) => {
  const caller = await player();
  for (const version of [1, 2]) {
    const nobody = { platformType: 'CUSTOM', platformToken: newAccount().platformToken };
    expect(outline(await transport.call('Login', nobody, { version }))).toEqual(['loginRsp ErrorUserNotRegistered']);
    expect(outline(await caller.sync('0', { version }))).toEqual(['gameSyncRsp ErrorInvalidGameRoom']);
    expect(outline(await caller.call('RandomJoin', {}, { version, token: 'x' }))).toEqual([
      'randomJoinRsp ErrorUserInvalidToken',
    ]);
  }
});

onEveryTransport(stage, 'a stored answer is lowered for the caller that asks for it', async ({ game }) => {
  const { roomId, white } = await game();
  const codes = async (version: number) => (await white.put(roomId, 'd3', { version, seqNo: 1 })).replies[0]?.code;
  expect(await codes(1)).toBe('ErrorInvalidGameRoom');
  expect(await codes(2)).toBe('ErrorNotYourTurn');
  expect(await codes(1)).toBe('ErrorInvalidGameRoom');
});

onEveryTransport(stage, 'callers of both versions play in one room', async ({ game }) => {
  const { roomId, white, black } = await game();
  await black.put(roomId, 'd3', { version: 1 });
  const room = roomOf(await white.put({ roomId, version: 3 }, 'c3', { version: 2 }));
  expect(roomOf(await black.sync(roomId, { version: 1 }))).toEqual(room);
});
