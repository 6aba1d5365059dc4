import { OthelloClient, OutcomeUnknown } from '@othello-rpc/client';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newAccount, newClient, WAYS } from '../client/ways.ts';

const OVER_NETWORK = WAYS.filter(([name]) => name !== 'in-process');

let database: FreshDatabase;
/** limits calls of a session; and logins, of which none are left */
let slow: TestNode;
let closed: TestNode;

beforeAll(async () => {
  database = await freshDatabase();
  const start = (env: Record<string, string>) =>
    startNode({ databaseUrl: database.url, env: { RATE_LIMITS: 'on', ...env } });
  slow = await start({ CALLS_PER_SECOND: '10' });
  closed = await start({ LOGINS_PER_MINUTE: '2' });
  const [, open] = OVER_NETWORK[0]!;
  const { client } = await newClient(open(closed)); // a login that fails, and one that does not
  client.close();
});
afterAll(async () => {
  await closed.close();
  await slow.close();
  await database.drop();
});

test('over each transport a client that calls too fast waits as it is told, and every call is done', async () => {
  const waitsOver = async ([name, open]: (typeof WAYS)[number]) => {
    const { client } = await newClient(open(slow));
    const waits: number[] = [];
    client.on('retry', ({ waitMs }) => waits.push(waitMs));
    for (let call = 0; waits.length === 0 && call < 1000; call++) await client.getProfile();
    client.close();
    return [name, waits] as const;
  };
  for (const [name, waits] of await Promise.all(OVER_NETWORK.map(waitsOver))) {
    expect([name, waits.length]).toEqual([name, 1]); // the next second has room again
    expect(waits[0]).toBeLessThanOrEqual(1000);
  }
});

test.each(OVER_NETWORK)(
  'over %s a client that would have to wait for longer than it may tells so at once',
  async (_, open) => {
    const client = new OthelloClient({ transport: open(closed), deadlineMs: 10_000 });
    const { platformToken } = newAccount();
    const retries: unknown[] = [];
    client.on('retry', (report) => retries.push(report));
    const error = await client.login({ platformType: 'CUSTOM', platformToken }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OutcomeUnknown);
    const { message, retryAfterMs = 0 } = error as OutcomeUnknown;
    expect(message).toMatch(/too many logins came from this address: send the call again in \d+ s/);
    expect(retryAfterMs).toBeGreaterThan(10_000);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(retries).toEqual([]);
    client.close();
  },
);
