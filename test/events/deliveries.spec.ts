import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { EventDeliveries, EventHandler, EventTimes, type GameEvent } from '../../src/events/index.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer } from '../kit/player.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { LINES, playLast, seatTwo } from '../kit/game.ts';
import { envelopeTransport, inProcessTransport } from '../kit/transports.ts';
import { until } from '../kit/until.ts';

/** What handlers of this process were given, and how they take it. */
const given: (GameEvent & { by: string })[] = [];
let refuse: (event: GameEvent) => boolean = () => false;

/** As one node has it. @param by its name, for who was given what */
function handlersOf(by: string): DynamicModule {
  @Injectable()
  class Handlers {
    @EventHandler('results', 'UserRegistered', 'GameStarted', 'GameEnded')
    async handle(event: GameEvent): Promise<void> {
      given.push({ ...event, by });
      if (refuse(event)) throw new Error('not now');
    }
  }
  @Module({})
  class HandlersModule {}
  return { module: HandlersModule, providers: [Handlers] };
}

class TimesModule {}
const timed = (times: Partial<EventTimes>): DynamicModule => ({
  module: TimesModule,
  global: true,
  providers: [{ provide: EventTimes, useValue: new EventTimes(times) }],
  exports: [EventTimes],
});

const QUICK = { backoffMs: 50, attempts: 3, timeoutMs: 1000, leaseMs: 3000 };

let database: FreshDatabase;
let rows: Rows;
const nodes: TestNode[] = [];
beforeEach(async () => {
  given.length = 0;
  refuse = () => false;
  database = await freshDatabase();
  rows = openRows(database.url);
});
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
  await rows.close();
  await database.drop();
});

async function start(modules: DynamicModule[]): Promise<TestNode> {
  const node = await startNode({ databaseUrl: database.url, team: { modules } });
  nodes.push(node);
  return node;
}

/** A game that black resigns, at that node. */
async function resign(node: TestNode) {
  const transport = inProcessTransport(node);
  const game = await seatTwo(await newPlayer(transport), await newPlayer(transport));
  await game.black.exit(game.roomId);
  return game;
}

const countEvents = async () => Number((await rows.query<{ count: string }>('SELECT count(*) FROM events'))[0]?.count);
const delivered = () => until(async () => (await countEvents()) === 0, 'every event delivered');
const ended = () => given.filter(({ name }) => name === 'GameEnded');

test('handlers are told of what happened, in order, once committed, with who took part and how it ended', async () => {
  const node = await start([handlersOf('a')]);
  const transport = inProcessTransport(node);
  const { roomId, white, black } = await resign(node);
  const drawn = await seatTwo(await newPlayer(transport), await newPlayer(transport));
  await playLast(rows, drawn, LINES.draw);
  const late = await seatTwo(await newPlayer(transport), await newPlayer(transport));
  await rows.query(`UPDATE rooms SET deadline = now() - interval '1 s' WHERE id = $1`, [late.roomId]);
  await until(async () => ended().length === 3 && (await countEvents()) === 0, 'the last end');
  const bodiesOf = (name: string) => given.filter((event) => event.name === name).map(({ body }) => body);
  const users = bodiesOf('UserRegistered') as { userId: string; name: string }[];
  expect(users.slice(0, 2)).toEqual([white, black].map(({ id, account: { name } }) => ({ userId: id, name })));
  const game = { roomId, white: white.id, black: black.id, isPrivate: false };
  expect(bodiesOf('GameStarted')[0]).toEqual(game);
  const idsOf = (of: typeof drawn) => ({ roomId: of.roomId, white: of.white.id, black: of.black.id, isPrivate: false });
  expect(bodiesOf('GameEnded')).toEqual([
    { ...game, winner: white.id, endedBy: 'RESIGNATION' },
    { ...idsOf(drawn), winner: null, endedBy: 'SCORE' },
    { ...idsOf(late), winner: late.white.id, endedBy: 'TIME_OUT' },
  ]);
  expect(given.slice(0, 4).map(({ name }) => name)).toEqual([
    ...['UserRegistered', 'UserRegistered', 'GameStarted', 'GameEnded'],
  ]);
  expect(new Set(given.map(({ id }) => id)).size).toBe(given.length);
});

test('what was undone is not told of, and nothing is written while no node has a handler', async () => {
  const node = await start([]);
  await resign(node);
  expect(await countEvents()).toBe(0);
  await nodes.pop()?.close();
  const other = await start([handlersOf('a')]);
  const transport = inProcessTransport(other);
  const { account } = await newPlayer(transport);
  const { replies } = await transport.call('Register', {
    platformType: 'CUSTOM',
    platformToken: 'x'.repeat(20),
    name: account.name,
  });
  expect(replies[0]?.code).toBe('ErrorUserNameAlreadyExists');
  await delivered();
  expect(given).toHaveLength(1);
});

test('a handler that fails is told again under the same id, later than others, and given up after its last attempt', async () => {
  const node = await start([handlersOf('a'), timed(QUICK)]);
  refuse = ({ name }) => name === 'GameStarted';
  await resign(node);
  await until(async () => given.filter(({ name }) => name === 'GameStarted').length === QUICK.attempts, 'all attempts');
  const started = given.filter(({ name }) => name === 'GameStarted');
  expect(started.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  expect(new Set(started.map(({ id }) => id)).size).toBe(1);
  expect(given.findIndex(({ name }) => name === 'GameEnded')).toBeLessThan(given.indexOf(started[1]!));
  const [left] = await until(async () => {
    const found = await rows.query('SELECT event, attempts, error, given_up_at IS NOT NULL AS is_given_up FROM events');
    return found[0]?.['is_given_up'] === true && found;
  }, 'the event given up');
  expect(left).toEqual({ event: 'GameStarted', attempts: 3, error: 'not now', is_given_up: true });
});

test('a handler that takes too long has failed, and is told so by its signal', async () => {
  const signals: AbortSignal[] = [];
  @Injectable()
  class Slow {
    @EventHandler('slow', 'UserRegistered')
    async handle(_: GameEvent<'UserRegistered'>, signal: AbortSignal): Promise<void> {
      signals.push(signal);
      if (signals.length === 1) await new Promise(() => undefined);
    }
  }
  @Module({})
  class SlowModule {}
  const node = await start([{ module: SlowModule, providers: [Slow] }, timed({ ...QUICK, timeoutMs: 100 })]);
  await newPlayer(inProcessTransport(node));
  await until(async () => signals.length === 2, 'the second attempt');
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test('of two nodes with a handler one at a time delivers, each event once, whichever node it came from', async () => {
  const both = [await start([handlersOf('a')]), await start([handlersOf('b')])];
  await Promise.all(Array.from({ length: 10 }, (_, index) => resign(both[index % 2]!)));
  await delivered();
  expect(new Set(given.map(({ id }) => id)).size).toBe(given.length);
  expect(ended()).toHaveLength(10);
  // what is committed at once has no order, but a game starts before it ends, and its players registered before
  const placeOf = (name: string, id: string) =>
    given.findIndex(({ name: of, body }) => of === name && Object.values(body).includes(id));
  for (const { body } of ended() as GameEvent<'GameEnded'>[]) {
    const started = placeOf('GameStarted', body.roomId);
    expect(started).toBeLessThan(placeOf('GameEnded', body.roomId));
    for (const player of [body.white, body.black]) expect(placeOf('UserRegistered', player)).toBeLessThan(started);
  }
});

test('a node without a handler writes events for those that have it', async () => {
  await start([handlersOf('a')]);
  await resign(await start([]));
  await delivered();
  expect(ended()).toMatchObject([{ by: 'a' }]);
});

describe('a node that is killed loses no event', () => {
  const script = path.resolve(import.meta.dirname, 'killed-node.mjs');

  /** The killed node's game has ended, and the other node has been told of it. */
  async function expectTold(when: 'before' | 'during'): Promise<void> {
    const env = { ...process.env, PORT: '0', GRPC_PORT: '0', BOTS: '0', DATABASE_URL: database.url };
    const child = spawn(process.execPath, [script, when], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    try {
      const url = await until(async () => /Try:/.test(printed) && /HTTP\s+(\S+)/.exec(printed)?.[1], 'the node');
      const transport = envelopeTransport({ url });
      const game = await seatTwo(await newPlayer(transport), await newPlayer(transport));
      await game.black.exit(game.roomId);
      if (when === 'during') await until(async () => /handled/.test(printed), 'the handler at work');
    } finally {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    expect(/handled/.test(printed)).toBe(when === 'during');
    expect(await countEvents()).toBe(1);
    await start([handlersOf('b')]);
    await delivered();
    expect(ended()).toMatchObject([{ by: 'b', attempt: 1 }]);
  }

  test('between the commit and the delivery', () => expectTold('before'));
  test('while its handler is at work: the event comes once more, when its lease is over', () => expectTold('during'));
});

test('handlers that no node has had for a week are forgotten, with what waits for them', async () => {
  const node = await start([handlersOf('a')]);
  await rows.query(
    `INSERT INTO event_handlers (name, events, seen_at) VALUES ('gone', '{GameEnded}', now() - interval '8 days')`,
  );
  await resign(node);
  await until(async () => (await countEvents()) === 1, 'that of the handler that is gone');
  await rows.query(
    `INSERT INTO events (handler, event, payload, given_up_at) VALUES ('a', 'GameEnded', '{}', now() - interval '31 days')`,
  );
  await node.app.get(EventDeliveries, { strict: false }).tidy();
  expect(await rows.query('SELECT handler FROM events')).toEqual([]);
  expect(await rows.query('SELECT name FROM event_handlers')).toEqual([{ name: 'results' }]);
});

test.each([
  ['is declared twice', 'results', 'GameEnded', /event handler results is declared twice: give one another name/],
  ['has no name', 'My Handler', 'GameEnded', /event handler "My Handler" can't be called so/],
  ['is for no event', 'other', 'GameLost', /event handler other is for GameLost, which is no event: there are Us/],
])('a handler that %s refuses the start', async (_, handler, event, words) => {
  @Injectable()
  class Wrong {
    @EventHandler(handler, event as 'GameEnded')
    async handle(): Promise<void> {}
  }
  @Module({})
  class WrongModule {}
  await expect(start([handlersOf('a'), { module: WrongModule, providers: [Wrong] }])).rejects.toThrow(words);
});
