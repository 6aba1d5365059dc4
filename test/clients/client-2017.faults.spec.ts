import { expectConsistent } from '../kit/consistent.ts';
import { freshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { Client2017, type Client2017Options } from './client-2017.ts';
import { type Fate, type FlakyProxy, startFlakyProxy } from './flaky-proxy.ts';
import { GrpcPlayer } from './grpc-player.ts';
import { codesIn, countRoomsMadeBy, gamesOf } from './records.ts';

/** beyond these a parser of 2017 would read Success */
const V1_CODES = [0, 100, 101, 102, 103, 104, 105, 106, 200, 201];

let node: TestNode;
let today: GrpcPlayer;
let proxy: FlakyProxy | undefined;
let born = 0;

beforeAll(async () => {
  node = await startNode();
});
beforeEach(async () => {
  today = await new GrpcPlayer(node, `today-${++born}`).login();
});
afterEach(async () => {
  await proxy?.close();
  await today.close();
});
afterAll(() => node.close());

/** A client behind a bad network; its opponent acts each time that the client asks how things are. */
async function startClient(fateOf: (connection: number) => Fate, options: Partial<Client2017Options> = {}) {
  proxy = await startFlakyProxy(node.url, fateOf);
  const codes: number[] = [];
  const client = new Client2017({
    url: proxy.url,
    name: `client-${born}`,
    resendPauseMs: 1,
    pollMs: 0,
    seen: (bytes) => codes.push(...codesIn(bytes)),
    before: async (procedure) => void (procedure === 'GameSync' && (await today.step())),
    ...options,
  });
  return { client, codes };
}

/** Both sides know the same `count` games, the database has them as legal games, counted once. */
async function expectPlayed(client: Client2017, count: number): Promise<void> {
  expect(client.ends).toHaveLength(count);
  const played = await gamesOf(node.databaseUrl, today.userId);
  expect(played.map(({ winner }) => winner)).toEqual(client.ends.map(({ winner }) => winner));
  const user = client.ends.at(-1)?.user;
  const drawn = played.filter(({ winner }) => winner === '0').length;
  expect((user?.win ?? 0) + (user?.lose ?? 0)).toBe(count - drawn);
}

describe('a client of 2017 behind a bad network', () => {
  it('goes on when the answer to every call is lost once: what is sent again is not done again', async () => {
    const { client, codes } = await startClient((connection) => (connection % 2 === 1 ? 'lose the answer' : 'pass'));

    await client.play(2);

    await expectPlayed(client, 2);
    const calls = client.log.filter((line) => !line.startsWith('Rsp'));
    expect(client.api.resent).toEqual(calls);
    expect(client.log).toContain('RspRegister 102');
    expect(client.log.filter((line) => line.startsWith('RspGamePut') && line !== 'RspGamePut 0')).toEqual([]);
    expect(await countRoomsMadeBy(node.databaseUrl, client.ends[0]?.user.id ?? '')).toBeLessThanOrEqual(2);
    expect(codes.filter((code) => !V1_CODES.includes(code))).toEqual([]);
  });

  it('sees where it stands when the opponent has moved before its lost put is sent again', async () => {
    const { client, codes } = await startClient((connection) => (connection % 2 === 1 ? 'lose the answer' : 'pass'), {
      beforeResend: async (procedure) => void (procedure === 'GamePut' && (await today.step())),
    });
    await today.step(); // waits in a room

    await client.play(1);

    await expectPlayed(client, 1);
    expect(client.log).not.toContain('CreateGameRoom');
    expect(client.log).toContain('RspGamePut 106');
    const refused = client.log.indexOf('RspGamePut 106');
    expect(client.log[refused + 1]).toBe('RspGameSync 0');
    expect(codes.filter((code) => !V1_CODES.includes(code))).toEqual([]);
  });

  it('goes on after a while of 503', async () => {
    const { client } = await startClient((connection) => (connection > 20 && connection <= 60 ? '503' : 'pass'));

    await client.play(1);

    await expectPlayed(client, 1);
    expect(client.api.resent).toHaveLength(40);
  });

  it('goes on when an answer never comes and its time-out is over', async () => {
    const { client } = await startClient((connection) => (connection % 10 === 0 ? 'stall' : 'pass'), {
      callTimeoutMs: 200,
    });

    await client.play(1);

    await expectPlayed(client, 1);
    expect(client.api.resent.length).toBeGreaterThan(2);
  });
});

describe('a client of 2017 whose server restarts', () => {
  it('goes on with the same token in the same room', async () => {
    const database = await freshDatabase();
    let server = await startNode({ databaseUrl: database.url });
    const port = String(server.httpPort);
    let calls = 0;
    const restart = async () => {
      await server.close();
      server = await startNode({ databaseUrl: database.url, env: { PORT: port } });
    };
    const one = new Client2017({
      url: server.url,
      name: 'one',
      before: () => (++calls === 20 ? restart() : undefined),
    });
    const other = new Client2017({ url: server.url, name: 'other' });

    await Promise.all([one.play(1), other.play(1)]);

    expect(one.ends[0]?.winner).toBe(other.ends[0]?.winner);
    expect(one.log.filter((line) => line === 'Login')).toHaveLength(2);
    expect(await gamesOf(database.url, one.ends[0]?.user.id ?? '')).toHaveLength(1);
    await server.close();
    await expectConsistent(database.url);
    await database.drop();
  });
});
