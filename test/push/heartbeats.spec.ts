import { othello } from '../../src/generated/othello.js';
import { UNCUT_STREAMS } from '../kit/matrix.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, type Player, roomOf } from '../kit/player.ts';
import { openRows } from '../kit/rows.ts';
import { playLine, seatTwo } from '../kit/game.ts';
import { until } from '../kit/until.ts';
import { pushTimes } from './counter.ts';

let node: TestNode;
let players: Player[];

beforeAll(async () => {
  node = await startNode({
    // no bus at all: nobody listens there
    env: { EVENTS_URL: 'nats://127.0.0.1:9' },
    team: { modules: [pushTimes({ heartbeatMs: 150, recheckMs: 100 })] },
  });
  const transport = envelopeTransport(node);
  players = [await newPlayer(transport), await newPlayer(transport)];
});
afterAll(() => node.close());

test.each(UNCUT_STREAMS)(
  'over %s an idle stream tells that it lives, and which version it stands at',
  async (_, open) => {
    const [white, black] = players as [Player, Player];
    const { roomId } = await seatTwo(white, black);
    const { inbox, close } = open(node, { roomId }, { token: white.token });
    await inbox.next();
    for (let beat = 0; beat < 3; beat++)
      expect(await inbox.next()).toEqual({
        ...{ field: 'subscribeRsp', protocolId: 110, code: 'Success' },
        body: { version: 2 },
      });
    await black.put(roomId, 'd3');
    let reply = await inbox.next();
    while (reply?.field === 'subscribeRsp') reply = await inbox.next();
    expect(reply?.body.room).toMatchObject({ version: 3 });
    expect((await inbox.next())?.body).toEqual({ version: 3 });
    close();
    await white.exit(roomId);
  },
);

test('each heartbeat tells the version of its own stream, whoever else is told at the same moment', async () => {
  const transport = envelopeTransport(node);
  const watched = [];
  for (const line of ['', 'd3', 'd3c3', 'd3c3b3', 'd3c3b3d2']) {
    const game = await seatTwo(await newPlayer(transport), await newPlayer(transport));
    if (line) await playLine(game, line);
    const version = 2 + line.length / 2;
    for (const { token } of [game.white, game.black]) watched.push({ roomId: game.roomId, token, version });
  }
  const [, open] = UNCUT_STREAMS[0]!; // without a wire, so that all are subscribed within one tick
  const streams = watched.map(({ roomId, token }) => open(node, { roomId }, { token }));
  for (const [index, { inbox }] of streams.entries()) {
    await inbox.next();
    for (let beat = 0; beat < 2; beat++)
      expect((await inbox.next())?.body).toEqual({ version: watched[index]!.version });
  }
  for (const { close } of streams) close();
});

test.each(UNCUT_STREAMS)('over %s heartbeats come as often as they are asked for', async (_, open) => {
  const [white, black] = players as [Player, Player];
  const { roomId } = await seatTwo(white, black);
  const third = await newPlayer(envelopeTransport(node));
  const openAs = (token: string, heartbeatSeconds: number) => open(node, { roomId, heartbeatSeconds }, { token });
  const streams = [openAs(white.token, 5), openAs(black.token, 0), openAs(third.token, 60)];
  const counts = [0, 0, 0];
  const reading = streams.map(async ({ inbox }, index) => {
    for (;;) {
      const reply = await inbox.next().catch(() => undefined);
      if (!reply) return;
      if (reply.field === 'subscribeRsp') counts[index]!++;
    }
  });
  await until(async () => counts[2]! >= 2, 'two of the rarest');
  const [often = 0, usual = 0] = counts;
  // one clock for all: 12 and 4 of each for one of the rarest, less what came before the streams were all open
  expect(often).toBeGreaterThanOrEqual(21);
  expect(often).toBeLessThanOrEqual(27);
  expect(usual).toBeGreaterThanOrEqual(7);
  expect(usual).toBeLessThanOrEqual(9);
  for (const { close } of streams) close();
  await Promise.allSettled(reading);
  await white.exit(roomId);
});

test.each(UNCUT_STREAMS)('over %s heartbeats of under 5 s or over 60 s are refused with 207', async (_, open) => {
  const [white, black] = players as [Player, Player];
  const { roomId } = await seatTwo(white, black);
  for (const heartbeatSeconds of [1, 4, 61, 4294967295]) {
    const { inbox, close } = open(node, { roomId, heartbeatSeconds }, { token: white.token });
    expect(await inbox.next()).toMatchObject({ field: 'subscribeRsp', code: 'ErrorInvalidArgument', body: {} });
    close();
  }
  for (const heartbeatSeconds of [5, 60]) {
    const { inbox, close } = open(node, { roomId, heartbeatSeconds }, { token: white.token });
    expect((await inbox.next())?.field).toBe('gameSyncRsp');
    close();
  }
  await white.exit(roomId);
});

test('what no wake-up told of is found by looking: a state, and the end of a session', async () => {
  const other = await startNode({ databaseUrl: node.databaseUrl, env: { EVENTS_URL: 'nats://127.0.0.1:9' } });
  try {
    const [white, black] = players as [Player, Player];
    const { roomId } = await seatTwo(white, black);
    const { inbox } = UNCUT_STREAMS[1]![1](node, { roomId }, { token: white.token });
    const next = async () => {
      for (;;) {
        const reply = await inbox.next();
        if (reply?.field !== 'subscribeRsp' || reply.code !== 'Success') return reply;
      }
    };
    expect(roomOf({ status: 200, replies: [(await next())!] }).version).toBe(2);
    await black.through(envelopeTransport(other)).put(roomId, 'd3');
    expect(roomOf({ status: 200, replies: [(await next())!] }).version).toBe(3);
    await white.through(envelopeTransport(other)).again();
    expect(await next()).toMatchObject({ field: 'subscribeRsp', code: 'ErrorUserDuplicatedLogin' });
    expect(othello.ResultCode.ErrorUserDuplicatedLogin).toBe(104);
  } finally {
    await other.close();
  }
});

test('a session that there is no more is told from one that was replaced: its stream ends with 105', async () => {
  const player = await newPlayer(envelopeTransport(node));
  const { roomId } = roomOf(await player.create({ private: true }));
  const { inbox } = UNCUT_STREAMS[1]![1](node, { roomId }, { token: player.token });
  expect((await inbox.next())?.field).toBe('gameSyncRsp');
  const rows = openRows(node.databaseUrl);
  await rows.query('DELETE FROM sessions WHERE user_id = $1', [player.id]);
  await rows.close();
  expect((await inbox.rest()).filter(({ code }) => code !== 'Success')).toMatchObject([
    { field: 'subscribeRsp', code: 'ErrorUserInvalidToken', body: {} },
  ]);
});
