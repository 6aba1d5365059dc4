import { setTimeout as pause } from 'node:timers/promises';
import { useNode } from '../kit/every-transport.ts';
import { loggedIn, newPlayer, type Player, roomOf } from '../kit/player.ts';
import type { Replies } from '../kit/replies.ts';
import { repliesIn, ThriftClient, thriftMessage, wrap } from '../kit/thrift-client.ts';
import { envelopeTransport } from '../kit/transports.ts';

const stage = useNode({ over: [] });
const UNFRAMED = { protocol: 'binary', framing: 'unframed' } as const;
const HEADER = { protocol: 'compact', framing: 'header' } as const;

const clients: ThriftClient[] = [];
const connect = (wire: ThriftClient['wire'] = UNFRAMED) => {
  const client = new ThriftClient(stage.node.thriftAddress, wire);
  clients.push(client);
  return client;
};
afterEach(() => clients.splice(0).forEach((client) => client.close()));

const player = (): Promise<Player> => newPlayer(envelopeTransport(stage.node));
const codeOf = ({ replies }: Replies) => replies[0]?.code;
let count = 0;
const device = () => ({ platformType: 1, platformToken: `device ${process.pid} ${count++}` });
async function register(client: ThriftClient) {
  const who = device();
  await client.call('Register', { ...who, name: `t${Date.now().toString(36)}${count++}`.slice(-12) });
  return who;
}

test("calls without a token are of the session of the connection's last successful Login", async () => {
  const client = connect();
  const who = await register(client);
  expect(codeOf(await client.call('GetProfile', {}))).toBe('ErrorUserInvalidToken');
  await client.call('Login', who);
  expect(codeOf(await client.call('GetProfile', {}))).toBe('Success');
  expect(codeOf(await client.call('Login', device()))).toBe('ErrorUserNotRegistered');
  expect(codeOf(await client.call('GetProfile', {}))).toBe('Success');
  const stranger = connect();
  expect(codeOf(await stranger.call('GetProfile', {}))).toBe('ErrorUserInvalidToken');
});

test('calls sent behind a Login without waiting for it are of its session', async () => {
  const client = connect();
  const who = await register(client);
  const [login, profile] = [
    thriftMessage('binary', 'Login', { request: who }),
    thriftMessage('binary', 'GetProfile', { request: {} }),
  ];
  const answers = await Promise.all([login, profile, profile].map((each) => client.send(each)));
  expect(answers.slice(1).map((answer) => codeOf(repliesIn('binary', 'GetProfile', answer)))).toEqual([
    'Success',
    'Success',
  ]);
});

test("a token in a message wins over the connection's", async () => {
  const client = connect();
  await client.call('Login', await register(client));
  const other = await player();
  const { replies } = await client.call('GetProfile', {}, { token: other.token });
  expect((replies[0]?.body as { user: { name: string } }).user.name).toBe(other.account.name);
});

test("THeader's keys win over the method's prefix", async () => {
  const [one, other] = [await player(), await player()];
  const message = thriftMessage('compact', 'GetProfile', { request: {}, service: `token=${other.token}` });
  const answer = await connect(HEADER).send(wrap(HEADER, message, { token: one.token }));
  const [reply] = repliesIn('compact', 'GetProfile', answer).replies;
  expect((reply?.body as { user: { name: string } }).user.name).toBe(one.account.name);
});

test.each([
  ['authorization=Bearer%20TOKEN', 'Success'],
  ['authorization=Bearer TOKEN', 'Success'],
  ['token=TOKEN', 'Success'],
  ['x-seq-no=1&token=TOKEN', 'Success'],
  ['token=', 'ErrorUserInvalidToken'],
  ['OthelloService', 'ErrorUserInvalidToken'],
  ['', 'ErrorUserInvalidToken'],
  ['token=TOKEN&x-protocol-version=9', 'ErrorInvalidProtocolVersion'],
])('the prefix %p of a method is answered with %s', async (prefix, code) => {
  const { token = '' } = await player();
  const service = prefix.replace('TOKEN', token);
  const answer = await connect().send(thriftMessage('binary', 'GetProfile', { request: {}, service }));
  expect(codeOf(repliesIn('binary', 'GetProfile', answer))).toBe(code);
});

test('a call that is counted by its prefix and sent again over the envelope is done once', async () => {
  const caller = await player();
  const counted = { token: caller.token ?? '', seqNo: 5 };
  const first = await connect().call('CreateGameRoom', {}, counted);
  const again = await envelopeTransport(stage.node).call('CreateGameRoom', {}, counted);
  expect(again).toEqual(first);
  const behind = await connect().call('CreateGameRoom', { private: true }, counted);
  expect(codeOf(behind)).toBe('ErrorSeqNoConflict');
});

test('a seqNo that is none is the fault of the caller, in words', async () => {
  const caller = await player();
  const service = `token=${caller.token}&x-seq-no=seven`;
  const bytes = await connect().send(thriftMessage('binary', 'CreateGameRoom', { request: {}, service }));
  expect(bytes.toString('latin1')).toContain('x-seq-no "seven" is no uint32');
});

test('a user that is not registered is an exception of its own, with its words', async () => {
  const bytes = await connect().send(thriftMessage('binary', 'Login', { request: device() }));
  expect(bytes.subarray(17, 20)).toEqual(Buffer.from([12, 0, 1])); // a struct in the field of ErrorUserNotRegistered
  expect(codeOf(repliesIn('binary', 'Login', bytes))).toBe('ErrorUserNotRegistered');
});

describe('Subscribe', () => {
  async function table() {
    const white = await player();
    const black = await player();
    const { roomId } = roomOf(await white.create());
    await black.join(roomId);
    return { white, black, roomId };
  }
  const subscribe = (client: ThriftClient, who: Player, request: object) =>
    client.call('Subscribe', request, { token: who.token ?? '' });

  test("without a version is answered at once with the room's state", async () => {
    const { white, roomId } = await table();
    const { replies } = await subscribe(connect(), white, { roomId });
    expect(replies.map(({ field }) => field)).toEqual(['subscribeRsp', 'gameSyncRsp']);
    expect(replies[0]?.body).toEqual({ version: 2 });
  });

  test('waits for a change, and says the version to ask from next', async () => {
    const { white, black, roomId } = await table();
    const poll = subscribe(connect(), white, { roomId, sinceVersion: 2 });
    expect(await Promise.race([poll, pause(300, 'waits')])).toBe('waits');
    await black.put(roomId, 'd3');
    const { replies } = await poll;
    expect(replies.map(({ field }) => field)).toEqual(['subscribeRsp', 'gameSyncRsp']);
    expect(replies[0]?.body).toEqual({ version: 3 });
  });

  test('sends all that was missed, in order', async () => {
    const { white, black, roomId } = await table();
    await black.put(roomId, 'd3');
    await white.put(roomId, 'c3');
    const { replies } = await subscribe(connect(), white, { roomId, sinceVersion: 2 });
    const versions = replies.slice(1).map(({ body }) => (body as { room: { version: number } }).room.version);
    expect(versions).toEqual([3, 4]);
    expect(replies[0]?.body).toEqual({ version: 4 });
  });

  test("is answered without a change, with its version, after the heartbeat's interval that it asks for", async () => {
    const { white, roomId } = await table();
    const { replies } = await subscribe(connect(), white, { roomId, sinceVersion: 2, heartbeatSeconds: 5 });
    expect(replies).toMatchObject([{ field: 'subscribeRsp', code: 'Success', body: { version: 2 } }]);
  });

  test('holds up no call behind it on its connection', async () => {
    const { white, roomId } = await table();
    const client = connect();
    const polls = [1, 2, 3].map(() => subscribe(client, white, { roomId, sinceVersion: 2 }));
    const call = client.call('GameSync', { roomId }, { token: white.token ?? '' });
    const answers = await Promise.all([...polls, call]);
    expect(answers.map((each) => each.replies.map(({ field }) => field))).toEqual([
      ['subscribeRsp'],
      ['subscribeRsp'],
      ['subscribeRsp'],
      ['gameSyncRsp'],
    ]);
  });

  test('ends with the game, and with the session', async () => {
    const { white, black, roomId } = await table();
    const over = subscribe(connect(), white, { roomId, sinceVersion: 2 });
    await black.exit(roomId);
    expect((await over).replies.map(({ field }) => field)).toEqual(['subscribeRsp', 'gameSyncRsp', 'gameOverRsp']);
    const next = await table();
    const replaced = subscribe(connect(), next.white, { roomId: next.roomId, sinceVersion: 2 });
    await pause(300);
    await loggedIn(envelopeTransport(stage.node), next.white.account);
    expect(codeOf(await replaced)).toBe('ErrorUserDuplicatedLogin');
  });

  test('is refused as over every transport', async () => {
    const stranger = await player();
    expect(codeOf(await subscribe(connect(), stranger, { roomId: '999999' }))).toBe('ErrorInvalidGameRoom');
  });
});
