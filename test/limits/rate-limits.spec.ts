import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { ALL_TRANSPORTS } from '../kit/matrix.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { logIn, loggedIn, newAccount, newPlayer, type Player, register } from '../kit/player.ts';
import { openRows } from '../kit/rows.ts';
import type { Replies, Transport } from '../kit/transports.ts';
import { until } from '../kit/until.ts';

// One rule on all transports. All calls of a test come from one address, so each test has a node of its own.

const LIMITS = {
  RATE_LIMITS: 'on',
  LOGINS_PER_MINUTE: '4',
  REGISTRATIONS_PER_MINUTE: '2',
  FAILED_LOGINS_PER_MINUTE: '2',
  ROOMS_PER_MINUTE: '2',
  CALLS_PER_SECOND: '8',
};

let database: FreshDatabase;
let unlimited: TestNode;
beforeAll(async () => {
  database = await freshDatabase();
  unlimited = await startNode({ databaseUrl: database.url });
});
afterAll(async () => {
  await unlimited.close();
  await database.drop();
});

/** What a call came to: refused for its rate, or the first answer's code. */
function told({ status, replies }: Replies): string {
  const [first] = replies;
  const isLimited = first ? first.code === 'ErrorRateLimited' : status === 429 || status === 413;
  return isLimited ? 'limited' : (first?.code ?? String(status));
}

interface Limited {
  node: TestNode;
  transport: Transport;
  /** a user whose account was made on the other node: nothing of them is counted here yet */
  player: () => Promise<Player>;
}

/** A node with limits, and a transport into it. */
async function withLimits(
  open: (node: TestNode) => Transport,
  use: (limited: Limited) => Promise<void>,
  env: Record<string, string> = {},
): Promise<void> {
  const node = await startNode({ databaseUrl: database.url, env: { ...LIMITS, ...env } });
  const transport = open(node);
  const [elsewhere] = ALL_TRANSPORTS;
  const player = async () => (await newPlayer(elsewhere!.open(unlimited))).through(transport);
  try {
    await use({ node, transport, player });
  } finally {
    await transport.close();
    await node.close();
  }
}

const inTurn = async (times: number, call: () => Promise<Replies>): Promise<string[]> => {
  const all: string[] = [];
  for (let time = 0; time < times; time++) all.push(told(await call()));
  return all;
};

const LIMITED = ALL_TRANSPORTS.filter(({ name }) => name !== 'in-process').map(
  ({ name, open }) => [name, open] as const,
);

describe.each(LIMITED)('through %s', (_, open) => {
  test('logins and registrations are limited by address, failed logins by account, rooms by user', () =>
    withLimits(open, async ({ transport, player }) => {
      expect(await inTurn(3, () => register(transport, newAccount()))).toEqual(['Success', 'Success', 'limited']);
      const guest = await player();
      const stranger = newAccount();
      const unknown = 'ErrorUserNotRegistered';
      expect(await inTurn(3, () => logIn(transport, stranger))).toEqual([unknown, unknown, 'limited']);
      expect(await inTurn(2, () => logIn(transport, guest.account))).toEqual(['Success', 'limited']);
      const maker = await player();
      expect(await inTurn(3, () => maker.create())).toEqual(['Success', 'Success', 'limited']);
      expect(await inTurn(1, () => maker.randomJoin({ createIfNone: true }))).toEqual(['limited']);
      const other = await player(); // one user's rooms are not another's
      expect(await inTurn(1, () => other.create())).toEqual(['Success']);
    }));

  test('calls of a session are limited a second', () =>
    withLimits(open, async ({ player }) => {
      const caller = await player();
      const all: string[] = [];
      while (all.length < 60 && !all.includes('limited')) all.push(told(await caller.call('GetProfile')));
      expect(all.slice(0, 8)).toEqual(Array(8).fill('Success'));
      expect(all.at(-1)).toBe('limited');
      const other = await player(); // one session's calls are not another's
      expect(told(await other.call('GetProfile'))).toBe('Success');
    }));
});

test('calls of this process, as the bots of the server make them, are not limited', () =>
  withLimits(ALL_TRANSPORTS[0]!.open, async ({ transport }) => {
    const account = newAccount();
    await register(transport, account);
    for (let time = 0; time < 8; time++) expect(told(await register(transport, newAccount()))).toBe('Success');
    for (let time = 0; time < 8; time++) await loggedIn(transport, account);
    const player = await loggedIn(transport, account);
    expect(new Set(await inTurn(20, () => player.create()))).toEqual(new Set(['Success']));
  }));

const [, ENVELOPE] = ALL_TRANSPORTS;

test('a call that was refused left nothing: later the same bytes are done, once', () =>
  withLimits(
    ENVELOPE!.open,
    async ({ player }) => {
      const ask = (maker: Player) => maker.create({}, { seqNo: 7 });
      // a second may end between two calls: then it is tried with another player
      const maker = await until(async () => {
        const tried = await player();
        while (told(await tried.call('GetProfile')) !== 'limited');
        return told(await ask(tried)) === 'limited' && tried;
      }, 'a room that is refused');
      const rows = openRows(database.url);
      const stored = () =>
        rows.query(
          `SELECT s.seq_no, (SELECT count(*)::integer FROM rooms WHERE user_1 = s.user_id) AS rooms
           FROM sessions s WHERE s.user_id = $1`,
          [maker.id],
        );
      expect(await stored()).toEqual([{ seq_no: '0', rooms: 0 }]);
      await until(async () => told(await ask(maker)) === 'Success', 'the next second');
      expect(told(await ask(maker))).toBe('Success'); // its stored answer, which is no other room
      expect(await stored()).toEqual([{ seq_no: '7', rooms: 1 }]);
      await rows.close();
    },
    { ROOMS_PER_MINUTE: '1' },
  ));

test('a client of the first version is told a code that it knows', () =>
  withLimits(ENVELOPE!.open, async ({ transport }) => {
    const { platformToken, name } = newAccount();
    const request = { platformType: 'CUSTOM', platformToken, name };
    await inTurn(2, () => register(transport, newAccount()));
    const { status, replies } = await transport.call('Register', request, { version: 1 });
    expect([status, replies[0]?.code]).toEqual([429, 'ErrorSystem']);
    expect(replies[0]?.message).toMatch(
      /^too many users were registered from this address: send the call again in \d+ s$/,
    );
  }));

test('without limits nothing is counted', async () => {
  const transport = ENVELOPE!.open(unlimited);
  const player = await newPlayer(transport);
  expect(new Set(await inTurn(60, () => player.call('GetProfile')))).toEqual(new Set(['Success']));
  await transport.close();
});
