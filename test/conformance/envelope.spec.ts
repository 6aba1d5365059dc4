import { othello } from '../../src/generated/othello.js';
import { useNode } from '../kit/every-transport.ts';
import { schema } from '../kit/transports.ts';
import { newPlayer, type Player } from '../kit/player.ts';

const stage = useNode();
let player: Player;

beforeAll(async () => {
  player = await newPlayer(stage.transports[0]!);
});

interface Responses {
  reqSeqNo?: number;
  responses: { protocolVersion: number; protocolId: number; reqSeqNo?: number; result: { code: string } }[];
}

/** A Request in proto3 JSON's terms, sent as it is: what a transport of the kit would put right. */
const FORMATS: Record<string, (request: object) => Promise<Responses>> = {
  async protobuf(request) {
    const message = schema.fromJson('Request', JSON.stringify(request)) as othello.Request;
    const body = Buffer.from(othello.Request.encode(message).finish());
    const response = await fetch(`${stage.node.url}/api`, { method: 'POST', body });
    expect(response.status).toBe(200);
    const answer = othello.MultipleResponse.decode(new Uint8Array(await response.arrayBuffer()));
    return schema.toJson('MultipleResponse', answer) as Responses;
  },
  async JSON(request) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${stage.node.url}/api`, { method: 'POST', headers, body: JSON.stringify(request) });
    expect(response.status).toBe(200);
    return (await response.json()) as Responses;
  },
};

/** Requests of which it can't be said which procedure they call, and the sub-message that answers them. */
const MISNAMED: [string, object, string][] = [
  ['whose protocolId is of another sub-message', { protocolId: 105, makeGameRoomReq: {} }, 'gameSyncRsp'],
  ['whose protocolId is RspRandomJoin', { protocolId: 108, randomJoinReq: {} }, 'internalServerErrorRsp'],
  ['of an unknown protocolId', { protocolId: 999, makeGameRoomReq: {} }, 'internalServerErrorRsp'],
  ['of a negative protocolId', { protocolId: -1, makeGameRoomReq: {} }, 'internalServerErrorRsp'],
  ['without a protocolId', { makeGameRoomReq: {} }, 'internalServerErrorRsp'],
  ['without a sub-message', { protocolId: 102 }, 'makeGameRoomRsp'],
  ['with nothing but a version', {}, 'internalServerErrorRsp'],
  ['with two sub-messages', { protocolId: 102, makeGameRoomReq: {}, randomJoinReq: {} }, 'makeGameRoomRsp'],
  ['with two, the other first', { protocolId: 107, loginReq: {}, randomJoinReq: {} }, 'randomJoinRsp'],
];

describe.each(Object.entries(FORMATS))('the envelope in %s', (_, send) => {
  test.each(MISNAMED)('a request %s is 202, for V_1 200, and nothing is done', async (_, request, field) => {
    for (const [protocolVersion, code] of [
      [2, 'ErrorInvalidProcedure'],
      [1, 'ErrorSystem'],
    ] as const) {
      const { responses } = await send({ ...request, protocolVersion, token: player.token });
      expect(responses).toEqual([
        {
          ...{ protocolVersion, protocolId: schema.responseIds.get(field), [field]: {} },
          result: { code, message: expect.stringMatching(/protocolId/) as string },
        },
      ]);
    }
    expect(await stage.rows.query('SELECT 1 FROM rooms WHERE user_1 = $1', [player.id])).toEqual([]);
  });

  test('a request without a version, or of one not spoken, is 201 as V_1 has it', async () => {
    for (const protocolVersion of [undefined, 0, 3]) {
      const { responses } = await send({ protocolVersion, protocolId: 105, gameSyncReq: {}, token: player.token });
      expect(responses).toMatchObject([
        { protocolVersion: 1, protocolId: 105, gameSyncRsp: {}, result: { code: 'ErrorInvalidProtocolVersion' } },
      ]);
    }
  });

  test('an answer says which version and which call it is of', async () => {
    for (const protocolVersion of [1, 2]) {
      const call = { protocolVersion, protocolId: 105, gameSyncReq: {}, token: player.token };
      expect(await send({ ...call, seqNo: 7 })).toMatchObject({
        reqSeqNo: 7,
        responses: [{ protocolVersion, reqSeqNo: 7 }],
      });
      const uncounted = await send(call);
      expect(uncounted).not.toHaveProperty('reqSeqNo');
      expect(uncounted.responses[0]).not.toHaveProperty('reqSeqNo');
    }
  });

  test('Responses carry the protocolId of their sub-message, not of the request', async () => {
    const owner = await newPlayer(stage.transports[0]!);
    const randomJoin = { protocolVersion: 2, protocolId: 107, randomJoinReq: { createIfNone: true } };
    const { responses } = await send({ ...randomJoin, seqNo: 1, token: owner.token });
    expect(responses).toMatchObject([
      { protocolId: 108, randomJoinRsp: {}, reqSeqNo: 1, result: { code: 'Success' } },
      { protocolId: 102, makeGameRoomRsp: {}, reqSeqNo: 1, result: { code: 'Success' } },
    ]);
    for (const response of responses)
      for (const body of ['randomJoinRsp', 'makeGameRoomRsp']) expect(response).not.toHaveProperty([body, 'result']); // that is for transports whose calls return one message
  });
});
