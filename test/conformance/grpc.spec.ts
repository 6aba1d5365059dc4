import * as grpc from '@grpc/grpc-js';
import { schema } from '../kit/transports.ts';
import { useNode } from '../kit/every-transport.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';

const stage = useNode();
let client: grpc.Client;

beforeAll(() => {
  client = new grpc.Client(stage.node.grpcAddress, grpc.credentials.createInsecure());
});
afterAll(() => client.close());

/** A call as a gRPC client makes it: its message in proto3 JSON, or the error. */
function unary(procedure: string, request: object, headers: Record<string, string>): Promise<Record<string, unknown>> {
  const { request: asked, response } = schema.procedures.get(procedure)!;
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(headers)) metadata.set(key, value);
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest<object, object>(
      `/othello.Othello/${procedure}`,
      (message) => Buffer.from(asked.encode(message).finish()),
      (bytes) => response.decode(bytes),
      schema.fromJson(`Req${procedure}`, JSON.stringify(request)),
      metadata,
      (error, message) =>
        message ? resolve(schema.toJson(`Rsp${procedure}`, message) as Record<string, unknown>) : reject(error!),
    );
  });
}

const bearer = ({ token }: Player) => ({ authorization: `Bearer ${token}` });

test('the first answer is the message, with its Result; there are no follow_ups when there is no more', async () => {
  const owner = await newPlayer(stage.transports[0]!);
  const answered = await unary('CreateGameRoom', {}, bearer(owner));
  expect(answered).toEqual({
    room: expect.objectContaining({ user1: owner.id }) as object,
    result: { code: 'Success' },
  });
});

test('the answers after the first are Responses in follow_ups, as the envelope has them', async () => {
  const [white, black] = [await newPlayer(stage.transports[0]!), await newPlayer(stage.transports[1]!)];
  const { roomId } = roomOf(await white.create());
  await black.join(roomId);
  const put = await unary('GamePut', { roomId, r: 2, c: 3 }, { ...bearer(black), 'x-seq-no': '1' });
  const { room, opponent } = (await white.sync(roomId)).replies[0]!.body;
  expect(put).toEqual({
    result: { code: 'Success' },
    followUps: [
      {
        ...{ protocolVersion: 2, protocolId: 105, reqSeqNo: 1, result: { code: 'Success' } },
        gameSyncRsp: { room, opponent: { ...(opponent as object), id: white.id, name: white.account.name } },
      },
    ],
  });
  const exit = await unary('ExitGameRoom', { roomId }, bearer(white));
  expect(exit).toMatchObject({
    result: { code: 'Success' },
    followUps: [{ protocolId: 107, result: { code: 'Success' } }],
  });
});

test('a failure is OK with its Result, what goes beside it in follow_ups', async () => {
  const owner = await newPlayer(stage.transports[0]!);
  const { roomId } = roomOf(await owner.create());
  for (const [version, code] of [
    ['2', 'ErrorGameNotInPlay'],
    ['1', 'ErrorInvalidGameRoom'],
  ] as const) {
    const put = await unary('GamePut', { roomId, r: 2, c: 3 }, { ...bearer(owner), 'x-protocol-version': version });
    expect(put).toEqual({
      result: { code, message: `game room ${roomId} is not in play: sync it` },
      followUps: [expect.objectContaining({ protocolVersion: Number(version), protocolId: 105 }) as object],
    });
  }
});

test('without metadata the version is 2 and there is no session', async () => {
  expect(await unary('Login', { platformType: 'FACEBOOK' }, {})).toMatchObject({
    result: { code: 'ErrorPlatformNotSupported' }, // which a V_1 caller would not get
  });
  expect(await unary('CreateGameRoom', {}, {})).toMatchObject({ result: { code: 'ErrorUserInvalidToken' } });
});

test('the scheme of the token may be written in any case; another scheme is no token', async () => {
  const { token } = await newPlayer(stage.transports[0]!);
  for (const scheme of ['Bearer', 'bearer', 'BEARER'])
    expect(await unary('CreateGameRoom', {}, { authorization: `${scheme} ${token}` })).toMatchObject({
      result: { code: 'Success' },
    });
  for (const authorization of [token, `Basic ${token}`, 'Bearer', 'Bearer '])
    expect(await unary('CreateGameRoom', {}, { authorization })).toMatchObject({
      result: { code: 'ErrorUserInvalidToken' },
    });
});

test('a version that is none is 201; a seqNo that is none is INVALID_ARGUMENT', async () => {
  const owner = await newPlayer(stage.transports[0]!);
  for (const version of ['0', '3', 'x', '-1', '2.5', ''])
    expect(await unary('CreateGameRoom', {}, { ...bearer(owner), 'x-protocol-version': version })).toMatchObject({
      result: { code: 'ErrorInvalidProtocolVersion' },
    });
  for (const seqNo of ['x', '-1', '1.5', '4294967296', ''])
    await expect(unary('CreateGameRoom', {}, { ...bearer(owner), 'x-seq-no': seqNo })).rejects.toMatchObject({
      code: grpc.status.INVALID_ARGUMENT,
    });
  expect(await stage.rows.query('SELECT 1 FROM rooms WHERE user_1 = $1', [owner.id])).toEqual([]);
});

test('a procedure that there is not is UNIMPLEMENTED', async () => {
  const call = new Promise((resolve, reject) =>
    client.makeUnaryRequest(
      '/othello.Othello/Cheat',
      () => Buffer.alloc(0),
      (bytes) => bytes,
      {},
      (error, message) => (error ? reject(error) : resolve(message)),
    ),
  );
  await expect(call).rejects.toMatchObject({ code: grpc.status.UNIMPLEMENTED });
});
