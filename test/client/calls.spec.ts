import {
  CallImpossible,
  CallRefused,
  inProcess,
  OthelloClient,
  OutcomeUnknown,
  overOf,
  roomOf,
} from '@othello-rpc/client';
import { othello } from '../../src/generated/othello.js';
import { schema } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newClient, WAYS } from './ways.ts';

const UNUSED = () => {
  throw new Error('unused');
};

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.close());

describe.each(WAYS)('over %s', (_, open) => {
  const seated = async () => {
    const white = await newClient(open(node));
    const black = await newClient(open(node));
    const { roomId, invite } = roomOf(await white.client.createGameRoom({ private: true }));
    await black.client.joinGameRoom({ invite });
    return { roomId, white, black };
  };

  test('a put answers with its own body and all Responses that came', async () => {
    const { roomId, black } = await seated();
    const put = await black.client.gamePut({ roomId, r: 2, c: 3 });
    expect(put.responses.map(({ name, code }) => `${name} ${code}`)).toEqual([
      'RspGamePut Success',
      'RspGameSync Success',
    ]);
    const room = roomOf(put);
    expect(room).toMatchObject({ roomId, status: 'TURN_USER1', user2: black.userId, version: 3 });
    expect([...room.moves]).toEqual([19]);
    expect(room.board.filter((item) => item === 'Black')).toHaveLength(4);
  });

  test('a refusal rejects with its code and the Responses beside it', async () => {
    const { roomId, white } = await seated();
    const refused = await white.client.gamePut({ roomId, r: 2, c: 3 }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CallRefused);
    const { code, procedure, message } = refused as CallRefused;
    expect([code, procedure]).toEqual(['ErrorNotYourTurn', 'GamePut']);
    expect(message).toMatch(/^GamePut: .+ \(ErrorNotYourTurn\)$/);
    expect(roomOf(refused as CallRefused).status).toBe('TURN_USER2');
  });

  test('a resignation tells both how it ended', async () => {
    const { roomId, white, black } = await seated();
    const over = overOf(await white.client.exitGameRoom({ roomId }));
    expect(over?.winner).toBe(black.userId);
    expect(overOf(await black.client.gameSync({ roomId }))?.user?.win).toBe(1);
  });

  test('a request that is no such message is refused before it is sent', async () => {
    const { client } = await newClient(open(node));
    const stray = client.gameSync({ roomID: '1' } as never);
    await expect(stray).rejects.toThrow(new CallImpossible('GameSync: ReqGameSync has no field roomID: it has roomId'));
    await expect(client.gameSync({ roomId: 'x' })).rejects.toThrow(
      'ReqGameSync.roomId must be uint64 as decimal text, not x',
    );
  });
});

describe('in-process', () => {
  const refusal = { protocolId: 200, result: { code: 200, message: 'why' }, internalServerErrorRsp: {} };
  const body = othello.MultipleResponse.encode({ responses: [refusal] }).finish();
  const transportOf = (httpStatus: number) => ({ call: async () => ({ httpStatus, body }), stream: UNUSED });
  const call = (http: number) =>
    new OthelloClient({ transport: inProcess({ get: () => transportOf(http) }), retry: { maxAttempts: 1 } }).gameSync({
      roomId: '1',
    });

  test.each([409, 429, 500, 503])('a fault of status %i is to be sent again', async (http) => {
    await expect(call(http)).rejects.toThrow(new OutcomeUnknown(`the server answered ${http}: why`));
  });

  test('a malformed call is not', async () => {
    await expect(call(400)).rejects.toThrow(new CallImpossible('the server answered 400: why'));
  });
});

test('methods are typed by the proto: ids are text, enum values names, absent fields undefined', () => {
  const typed = (client: OthelloClient) => [
    // @ts-expect-error no number
    () => client.gameSync({ roomId: 1 }),
    // @ts-expect-error no such field
    () => client.gamePut({ room: '1' }),
    // @ts-expect-error no such platform
    () => client.login({ platformType: 'STEAM' }),
    // @ts-expect-error no such Response
    () => client.on('RspNothing', () => undefined),
    () => client.login({ platformType: 'FACEBOOK' }).then(({ user }) => user?.id satisfies string | undefined),
    () => client.on('RspGameSync', ({ room }) => room?.status === 'TIMEOUT'),
    () =>
      client.call('GameSync', { roomId: '1' }).then(({ opponent }) => opponent?.rating satisfies number | undefined),
  ];
  expect(typed).toBeInstanceOf(Function);
});

test('every procedure of the proto is a method, but those that stream', () => {
  const client = new OthelloClient({
    transport: inProcess({ get: () => ({ call: UNUSED, stream: UNUSED }) }),
  });
  for (const [name, { isStream }] of schema.procedures)
    if (!isStream) expect(client).toHaveProperty(name.charAt(0).toLowerCase() + name.slice(1), expect.any(Function));
});
