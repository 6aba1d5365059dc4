import path from 'node:path';
import protobuf from 'protobufjs';
import type { Bound } from '../../src/rpc/bounds.ts';
import { BOUNDS, USUAL_BOUNDS } from '../../src/rpc/bounds.ts';
import { ownSchema, readIdl, teamSchema } from '../../src/rpc/codec.ts';
import { onEveryTransport, useNode } from '../kit/every-transport.ts';
import { logIn, newAccount, outline, register } from '../kit/player.ts';

const stage = useNode();

/** Names of what a table of bounds declares: `ReqLogin.attempt`. */
const names = (bounds: Record<string, Record<string, Bound>>): string[] =>
  Object.entries(bounds).flatMap(([message, fields]) => Object.keys(fields).map((field) => `${message}.${field}`));

test('every text, bytes, list and map of a request of ours has a bound of its own in the table, and nothing else has', () => {
  const { root } = protobuf.parse(readIdl(), { keepCase: true });
  root.resolveAll();
  const bounded: string[] = [];
  const visit = (type: protobuf.Type) => {
    for (const field of type.fieldsArray) {
      const isHeld = field.repeated || field.map || ['string', 'bytes'].includes(field.type);
      if (isHeld && !bounded.includes(`${type.name}.${field.name}`)) bounded.push(`${type.name}.${field.name}`);
      if (field.resolvedType instanceof protobuf.Type) visit(field.resolvedType);
    }
  };
  visit(root.lookupType('othello.Request'));
  expect(bounded.toSorted()).toEqual(names(BOUNDS).toSorted());
});

const text = (length: number, letter = 'a') => letter.repeat(length);
const bytes = (length: number) => Buffer.alloc(length, 7).toString('base64');

onEveryTransport(
  stage,
  'a platform_token of 4096 characters is one; with one more it is 207',
  async ({ transport }) => {
    const account = { ...newAccount(), platformToken: text(4070) + newAccount().platformToken.slice(0, 26) };
    expect(account.platformToken).toHaveLength(4096);
    expect(outline(await register(transport, account))).toEqual(['registerRsp Success']);
    expect(outline(await logIn(transport, account))).toEqual(['loginRsp Success']);
    const longer = { ...account, platformToken: `${account.platformToken}x` };
    const message = 'platform_token has 4097 characters: send at most 4096';
    expect((await register(transport, longer)).replies).toMatchObject([
      { code: 'ErrorInvalidArgument', message, body: {} },
    ]);
    expect((await logIn(transport, longer)).replies).toMatchObject([
      { code: 'ErrorInvalidArgument', message, body: {} },
    ]);
  },
);

onEveryTransport(stage, 'a V_1 caller is told 200 for a field over its bound', async ({ transport }) => {
  const request = { platformType: 'CUSTOM', platformToken: text(4097) };
  expect((await transport.call('Login', request, { version: 1 })).replies).toMatchObject([
    { field: 'loginRsp', code: 'ErrorSystem', message: expect.stringMatching(/at most 4096$/) as string },
  ]);
});

let greek = 0;

onEveryTransport(stage, 'a name over its bound is 103, as any that is none', async ({ transport }) => {
  for (const length of [17, 64, 65, 60_000])
    expect(outline(await register(transport, { ...newAccount(), name: text(length) }))).toEqual([
      'registerRsp ErrorUserInvalidName',
    ]);
  // 16 characters may be typed in 64, and are a name; another one over each transport
  const typed = String.fromCharCode(0x1f82 + greek++)
    .repeat(16)
    .normalize('NFD');
  expect(typed).toHaveLength(64);
  expect(outline(await register(transport, { ...newAccount(), name: typed }))).toEqual(['registerRsp Success']);
});

onEveryTransport(stage, 'an attempt has 16 to 64 bytes, else 207', async ({ transport }) => {
  const account = newAccount();
  await register(transport, account);
  const { platformToken } = account;
  const login = (length: number) =>
    transport.call('Login', { platformType: 'CUSTOM', platformToken, attempt: bytes(length) });
  for (const length of [16, 64]) expect(outline(await login(length))).toEqual(['loginRsp Success']);
  for (const length of [0, 1, 15, 65, 40_000])
    expect((await login(length)).replies).toMatchObject([
      { code: 'ErrorInvalidArgument', message: `attempt has ${length} bytes: send 16 to 64` },
    ]);
});

onEveryTransport(stage, 'a token over its bound is 105, as any that is of no session', async ({ transport }) => {
  for (const length of [256, 257, 8000])
    for (const procedure of ['CreateGameRoom', 'GameSync', 'GamePut'])
      expect((await transport.call(procedure, {}, { token: text(length) })).replies).toMatchObject([
        {
          code: 'ErrorUserInvalidToken',
          message: (length > 256
            ? `the token has ${length} characters, which no session's has: log in first`
            : expect.stringMatching(/^this token/)) as string,
        },
      ]);
});

onEveryTransport(stage, 'a cursor over its bound is 207, an invite over its bound 106', async ({ player }) => {
  const caller = await player();
  for (const procedure of ['ListGameRooms', 'GetLeaderboard'])
    expect((await caller.call(procedure, { cursor: text(257) })).replies).toMatchObject([
      { code: 'ErrorInvalidArgument', message: 'cursor has 257 characters: send at most 256' },
    ]);
  expect((await caller.call('JoinGameRoom', { invite: text(65) })).replies).toMatchObject([
    { code: 'ErrorInvalidGameRoom' },
  ]);
});

onEveryTransport(stage, 'a request over a bound is not counted: the same seqNo is free', async ({ player }) => {
  const caller = await player();
  const joined = await caller.call('JoinGameRoom', { invite: text(65) }, { seqNo: 1 });
  expect(joined.replies[0]?.code).toBe('ErrorInvalidGameRoom');
  expect(outline(await caller.create({}, { seqNo: 1 }))).toEqual(['makeGameRoomRsp Success']);
});

describe("of a team's request", () => {
  const schema = teamSchema(path.resolve(import.meta.dirname, '../fixtures/notes.proto'));
  const codec = schema.codec('ReqWrite');
  /** as it comes off the wire */
  const check = (request: object, more?: Parameters<typeof schema.requestCheck>[1]) => {
    schema.requestCheck('ReqWrite', more)?.(codec.decode(codec.encode(request).finish()));
  };
  const { text: ofText, bytes: ofBytes, list: ofList } = USUAL_BOUNDS;
  const items = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
  const labels = (count: number) => Object.fromEntries(items(count, 'x').map((each, index) => [`l${index}`, each]));

  /** at the bound, over it, and what is said then */
  const CASES: Record<string, [at: object, over: object, line: string]> = {
    'a text in a message': [
      { note: { text: text(ofText.most) } },
      { note: { text: text(ofText.most + 1) } },
      'note.text has 4097 characters: send at most 4096',
    ],
    'bytes in a message': [
      { note: { drawing: Buffer.alloc(ofBytes.most) } },
      { note: { drawing: Buffer.alloc(ofBytes.most + 1) } },
      'note.drawing has 4097 bytes: send at most 4096',
    ],
    'a list of numbers': [
      { readers: items(ofList.most, 1) },
      { readers: items(ofList.most + 1, 1) },
      'readers has 1025 items: send at most 1024',
    ],
    'a list of texts': [
      { tags: items(ofList.most, 'a') },
      { tags: items(ofList.most + 1, 'a') },
      'tags has 1025 items: send at most 1024',
    ],
    'a text in a list': [
      { tags: ['a', text(ofText.most)] },
      { tags: ['a', text(ofText.most + 1)] },
      'tags has 4097 characters: send at most 4096',
    ],
    'a list of messages in a message': [
      { note: { replies: items(ofList.most, {}) } },
      { note: { replies: items(ofList.most + 1, {}) } },
      'note.replies has 1025 items: send at most 1024',
    ],
    'a text in a message in a list': [
      { note: { replies: [{}, { text: text(ofText.most) }] } },
      { note: { replies: [{}, { text: text(ofText.most + 1) }] } },
      'note.replies.text has 4097 characters: send at most 4096',
    ],
    'a map': [
      { note: { labels: labels(ofList.most) } },
      { note: { labels: labels(ofList.most + 1) } },
      'note.labels has 1025 items: send at most 1024',
    ],
    'a name in a map': [
      { note: { labels: { [text(ofText.most)]: 'x' } } },
      { note: { labels: { [text(ofText.most + 1)]: 'x' } } },
      'note.labels has 4097 characters: send at most 4096',
    ],
    'a value in a map': [
      { note: { labels: { x: text(ofText.most) } } },
      { note: { labels: { x: text(ofText.most + 1) } } },
      'note.labels has 4097 characters: send at most 4096',
    ],
    'a text of a oneof': [
      { mood: text(ofText.most) },
      { mood: text(ofText.most + 1) },
      'mood has 4097 characters: send at most 4096',
    ],
    'bytes of a oneof': [
      { seal: Buffer.alloc(ofBytes.most) },
      { seal: Buffer.alloc(ofBytes.most + 1) },
      'seal has 4097 bytes: send at most 4096',
    ],
  };

  test.each(Object.entries(CASES))('%s has the usual bound', (_, [at, over, line]) => {
    expect(() => check(at)).not.toThrow();
    expect(() => check(over)).toThrow(line);
  });

  test('a bound that the team declares takes the place of the usual one', () => {
    const more = { ReqWrite: { mood: { most: 3 } }, Note: { text: { least: 2, most: 10_000 } } };
    expect(() => check({ mood: 'sad', note: { text: text(10_000) } }, more)).not.toThrow();
    expect(() => check({ mood: 'glad' }, more)).toThrow('mood has 4 characters: send at most 3');
    expect(() => check({ note: { replies: [{ text: 'a' }] } }, more)).toThrow(
      'note.replies.text has 1 characters: send 2 to 10000',
    );
  });

  test('bounds of what is not in the IDL, or of what is ours, are refused', () => {
    const refused = (more: NonNullable<Parameters<typeof schema.requestCheck>[1]>) =>
      expect(() => schema.requestCheck('ReqWrite', more));
    refused({ ReqRead: {} }).toThrow('bounds name ReqRead, which is no message of the IDL');
    refused({ Note: { colour: { most: 1 } } }).toThrow('bounds name Note.colour, which is no field of the IDL');
    refused({ User: { win: { most: 1 } } }).toThrow('bounds name User.win, which is no text, bytes, list or map');
    refused({ ReqLogin: { attempt: { most: 1 } } }).toThrow('bounds name ReqLogin, which is ours and has its own');
  });
});

test('a request of numbers alone is not looked at', () => {
  const schema = ownSchema();
  for (const name of ['GamePut', 'GameSync', 'ExitGameRoom', 'Subscribe'])
    expect(schema.requestCheck(`Req${name}`)).toBeUndefined();
});
