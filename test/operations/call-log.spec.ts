import { setTimeout as pause } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { LineQuota } from '../../src/operations/log/line-quota.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { seatTwo } from '../kit/game.ts';
import { newPlayer, register } from '../kit/player.ts';
import { type Program, startProgram } from '../kit/program.ts';
import { thriftHeader } from '../kit/thrift-transports.ts';
import { envelopeTransport, grpcTransport, jsonTransport, type Transport } from '../kit/transports.ts';
import { webSocketTransport } from '../kit/websocket-transport.ts';
import { until } from '../kit/until.ts';

// The log of the built server, a process of its own: `npm test` builds it first.

let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

interface CallLine {
  level: string;
  time: string;
  context?: string;
  message: string;
  procedure?: string;
  transport?: string;
  code?: string;
  ms?: number;
  userId?: string;
  seqNo?: number;
  requestId?: string;
}

const jsonLines = (program: Program): CallLine[] =>
  program
    .printed()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as CallLine);

describe('as JSON, at LOG_LEVEL=trace', () => {
  let program: Program;
  beforeAll(async () => {
    const env = { DATABASE_URL: database.url, NODE_ENV: 'production', HOST: '127.0.0.1', LOG_LEVEL: 'trace' };
    program = await startProgram(env);
  });
  afterAll(() => program.stop('SIGKILL'));

  const ways: [string, (to: Program) => Transport][] = [
    ['envelope', envelopeTransport],
    ['envelope-json', jsonTransport],
    ['grpc', grpcTransport],
    ['websocket', webSocketTransport],
    ['thrift', (to) => thriftHeader.open(to as never)],
  ];

  test.each(ways)('each call over %s has a line with who called what, and how it ended', async (name, open) => {
    const transport = open(program);
    const player = await newPlayer(transport);
    await player.create({}, { seqNo: 1 });
    await player.sync('123456');
    await transport.close();
    const own = () => jsonLines(program).filter(({ transport: of, userId }) => of === name && userId === player.id);
    await until(async () => own().length === 2, 'the lines of two calls');
    expect(own()).toMatchObject([
      { level: 'info', context: 'Calls', message: 'call', procedure: 'CreateGameRoom', code: 'Success', seqNo: 1 },
      { level: 'info', context: 'Calls', message: 'call', procedure: 'GameSync', code: 'InvalidGameRoom' },
    ]);
    for (const { ms, time } of own()) {
      expect(ms).toBeGreaterThan(0);
      expect(Date.parse(time)).toBeGreaterThan(Date.now() - 600_000);
    }
  });

  test('the request id of a call is in its line', async () => {
    const requestId = `id-${randomBytes(4).toString('hex')}`;
    await fetch(`${program.url}/api`, { method: 'POST', headers: { 'x-request-id': requestId }, body: 'no Request' });
    const body = JSON.stringify({ protocolVersion: 2, protocolId: 100, loginReq: { platformToken: 'nobody' } });
    const headers = { 'content-type': 'application/json', 'x-request-id': requestId };
    await fetch(`${program.url}/api`, { method: 'POST', headers, body });
    await until(async () => jsonLines(program).some((line) => line.requestId === requestId), 'its line');
    expect(jsonLines(program).find((line) => line.requestId === requestId)).toMatchObject({ procedure: 'Login' });
    expect(jsonLines(program)).toContainEqual(expect.objectContaining({ message: 'call', code: 'Malformed' }));
  });

  test('no line holds what logs in: neither tokens nor platform tokens nor login attempts', async () => {
    const secrets: string[] = [];
    for (const [, open] of ways) {
      const transport = open(program);
      const attempt = randomBytes(16).toString('base64');
      const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
      const game = await seatTwo(white, black);
      await black.put(game.roomId, 'd3', { seqNo: 1 });
      await black.put(game.roomId, 'a1', { seqNo: 2 });
      await register(transport, { ...white.account, name: '' });
      const { platformToken } = white.account;
      await transport.call('Login', { platformType: 'CUSTOM', platformToken, attempt });
      await white.sync(game.roomId);
      secrets.push(white.token, black.token, platformToken, black.account.platformToken, attempt);
      await transport.close();
    }
    await until(
      async () => jsonLines(program).filter(({ procedure }) => procedure === 'GamePut').length >= 10,
      'lines',
    );
    const printed = program.printed();
    expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
    expect(printed).not.toContain(new URL(database.url).password);
  });

  test('every line is one of JSON, the one that tells of the start too', () => {
    const lines = program.printed().trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('{'))).toEqual([]);
    expect(jsonLines(program)).toContainEqual(
      expect.objectContaining({ message: 'Othello is open.', http: program.url, grpc: program.grpcAddress }),
    );
  });
});

test('as text, a call has a line for people', async () => {
  const program = await startProgram({ DATABASE_URL: database.url, LOG_LEVEL: 'info' });
  const player = await newPlayer(envelopeTransport(program));
  await player.sync('5', { seqNo: 3 });
  const line = new RegExp(`GameSync over envelope: InvalidGameRoom, [\\d.]+ ms, user ${player.id}, seqNo 3`);
  await until(async () => line.test(program.printed()), 'its line');
  await program.stop('SIGTERM');
});

test('of thousands of lines in a second some are written, spread over it, and the others are counted', async () => {
  const told: number[] = [];
  const quota = new LineQuota(100, (leftOut) => told.push(leftOut));
  const second = async (count: number) => {
    const written: number[] = [];
    for (let n = 0; n < count; n++) if (quota.takes()) written.push(n);
    const before = told.length;
    if (count > written.length) await until(async () => told.length > before, 'the count of what was left out');
    else await pause(1100);
    return written;
  };
  expect(await second(80)).toHaveLength(80);
  expect(await second(5000)).toHaveLength(100);
  const sampled = await second(5000);
  expect(sampled).toHaveLength(100);
  expect(sampled.at(-1)).toBeGreaterThan(4900);
  expect(told).toEqual([4900, 4900]);
});
