import { readFileSync } from 'node:fs';
import protobuf from 'protobufjs';
import protojson from 'protobufjs/ext/protojson.js';
import { othello } from '../../src/generated/othello.js';
import { Code, decode, decodeAnswers, encodeRequest, typeOf, type V1Room } from './v1-schema.ts';

interface Vector {
  name: string;
  message: string;
  hex: string;
  /** proto3 JSON */
  json: object;
}

const { cases } = JSON.parse(readFileSync('test/fixtures/v1.json', 'utf8')) as { cases: Vector[] };
const bytesNamed = (name: string) => Buffer.from(cases.find((each) => each.name === name)?.hex ?? '', 'hex');

describe('a parser built from the tables of V_1', () => {
  it.each(cases)('knows every field and value of 2017: $name', ({ message, json, hex }) => {
    const type = typeOf(message);

    expect(protojson.toJson(type, type.decode(Buffer.from(hex, 'hex')))).toEqual(json);
  });

  it('is part of what the server speaks today, under the same names and numbers', () => {
    const today = new protobuf.Root().loadSync('proto/othello.proto', { keepCase: true });
    const ours = typeOf('User').parent as protobuf.Namespace;
    const shape = ({ name, id, type, repeated }: protobuf.Field) => ({ name, id, type, repeated });

    for (const part of [...ours.nestedArray, ...typeOf('GameRoom').nestedArray]) {
      const theirs = today.lookup(part.fullName.replace('.othello.v1.', 'othello.'));
      if (part instanceof protobuf.Enum) expect(theirs).toMatchObject({ values: part.values });
      if (!(part instanceof protobuf.Type)) continue;
      const fields = (theirs as protobuf.Type).fieldsArray.map(shape);
      expect(fields).toEqual(expect.arrayContaining(part.fieldsArray.map(shape)));
    }
    expect(ours.nestedArray).toHaveLength(28);
  });

  it('writes what the auto client of 2017 sends, byte by byte', () => {
    const token = 'd68a4478-79e3-11e7-bf27-a45e60f1ced1';
    const me = { platform_type: 1, platform_token: '1c8daa46-74ec-4f7f-9a6a-42dc9ecb9762' };

    expect(encodeRequest('ReqLogin', me, undefined)).toEqual(bytesNamed('Login without seqNo or token'));
    expect(encodeRequest('ReqRandomJoin', {}, token)).toEqual(bytesNamed('RandomJoin'));
    expect(encodeRequest('ReqGamePut', { room_id: 42, r: 0, c: 0 }, token)).toEqual(
      bytesNamed('GamePut at row 0, column 0, zeros present'),
    );
  });

  it('reads a board alike, packed and unpacked', () => {
    const packed = decode(
      'GameRoom',
      bytesNamed('GameRoom with a packed board (ours); the 2017 parser reads it alike'),
    );
    const [unpacked] = decodeAnswers(bytesNamed('answer: CreateGameRoom, waiting, board of 64'));

    expect((unpacked?.body.room as V1Room).board).toEqual(packed.board);
    expect(packed.board).toHaveLength(64);
  });

  it('reads a code that it does not know as Success, and fields that it does not know not at all', () => {
    const { ErrorNotYourTurn } = othello.ResultCode;
    const randomJoinRsp = { result: { code: ErrorNotYourTurn }, followUps: [{ protocolId: 105 }] };
    const response = { protocolId: 108, result: { code: ErrorNotYourTurn, message: 'wait' }, randomJoinRsp };

    expect(decodeAnswers(othello.MultipleResponse.encode({ responses: [response] }).finish())).toEqual([
      { procedure: 'RspRandomJoin', code: Code.Success, message: 'wait', body: {} },
    ]);
  });

  it('ignores a Response without its sub-message', () => {
    const responses = [{ protocolId: 108 }, { protocolId: 104, gamePutRsp: {} }];

    const answers = decodeAnswers(othello.MultipleResponse.encode({ responses }).finish());

    expect(answers.map(({ procedure }) => procedure)).toEqual(['RspGamePut']);
  });
});
