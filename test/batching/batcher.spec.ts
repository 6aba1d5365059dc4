import { DataSource } from 'typeorm';
import { ConnectionFailure } from '../../src/persistence/database-errors.ts';
import { dataSourceOptions } from '../../src/persistence/data-source.ts';
import { Batcher, Database, DatabaseUrls, PostgresAddress } from '../../src/persistence/index.ts';
import { cutWire } from '../kit/cut.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { QueryLog } from '../kit/query-log.ts';
import { openRows, type Rows } from '../kit/rows.ts';
import { until } from '../kit/until.ts';

/** What 60 divided by it is, by PostgreSQL: 0 is a bad ask. */
interface Ask {
  by: number;
  deadlineMs: number;
}

const ONE = {
  name: 'one',
  text: `SELECT 60 / asked.by AS quotient, pg_advisory_xact_lock_shared(1)
    FROM generate_series($1::integer, $1::integer) AS asked (by)`,
};
const MANY = {
  name: 'many',
  text: `SELECT 60 / asked.by AS quotient, asked.n::integer AS n FROM unnest($1::integer[]) WITH ORDINALITY AS asked (by, n)`,
};

let fresh: FreshDatabase;
const POOL_SIZE = 16;
let urls: DatabaseUrls;
let dataSource: DataSource;
let rows: Rows;
let log: QueryLog;

beforeAll(async () => {
  fresh = await freshDatabase();
  log = await QueryLog.of(fresh);
  urls = new DatabaseUrls(new PostgresAddress(fresh.url));
  dataSource = await new DataSource(dataSourceOptions(urls, POOL_SIZE)).initialize();
  rows = openRows(fresh.url);
});
afterAll(async () => {
  await rows.close();
  await dataSource.destroy();
  await log.close();
  await fresh.drop();
});

function divisions(limits: { batch: number; inFlight: number }, at = dataSource) {
  const database = new Database(at, urls);
  return new Batcher<Ask, number>(
    {
      one: async ({ by, deadlineMs }) =>
        (await database.query<{ quotient: number }>(ONE, [by], deadlineMs))[0]!.quotient,
      many: async (asks) => {
        const found = await database.query<{ quotient: number; n: number }>(MANY, [asks.map(({ by }) => by)]);
        // seven is not answered in company
        return found
          .toSorted((one, other) => one.n - other.n)
          .map(({ quotient }, i) => (asks[i]!.by === 7 ? undefined : quotient));
      },
      conflictKeys: ({ by }) => [String(by)],
    },
    limits,
  );
}

const ask = (by: number, withinMs = 60_000): Ask => ({ by, deadlineMs: Date.now() + withinMs });

/** Runs `work` while every statement of an ask that goes alone waits, from when the first of them does. */
const whileOneWaits = <T>(first: () => void, work: () => Promise<T>): Promise<T> =>
  rows.whileLocked('SELECT pg_advisory_xact_lock(1)', [], async () => {
    first();
    await until(async () => (await rows.waiting()) === 1, 'an ask that waits');
    return work();
  });

/** The statements that the asks took, by name. */
const statements = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await log.during(work)).flatMap((text) => /^(one|many):/.exec(text)?.[1] ?? []);

const LIMITS = { batch: 10, inFlight: 1 };

test('a call without others in its turn is sent alone', async () => {
  const batcher = divisions(LIMITS);
  expect(await statements(async () => expect(await batcher.submit(ask(5))).toBe(12))).toEqual(['one']);
});

test('the asks of one turn of the event loop share a statement, and each gets its own answer', async () => {
  const batcher = divisions(LIMITS);
  const taken = await statements(async () =>
    expect(await Promise.all([5, 1, 60, 2].map((by) => batcher.submit(ask(by))))).toEqual([12, 60, 1, 30]),
  );
  expect(taken).toEqual(['many']);
});

test('the asks that come while a statement is under way share the next', async () => {
  const batcher = divisions(LIMITS);
  const taken = await statements(async () => {
    const first = [1, 60].map((by) => batcher.submit(ask(by)));
    await new Promise(setImmediate); // they have left
    const next = [2, 5, 6].map((by) => batcher.submit(ask(by)));
    expect(await Promise.all([...first, ...next])).toEqual([60, 1, 30, 12, 10]);
  });
  expect(taken).toEqual(['many', 'many']);
});

test('a statement that waits for a lock holds up the asks behind it for a moment only', async () => {
  const batcher = divisions(LIMITS);
  const answers: Promise<number>[] = [];
  const taken = await statements(async () => {
    await whileOneWaits(
      () => answers.push(batcher.submit(ask(5))),
      async () => expect(await Promise.all([1, 60].map((by) => batcher.submit(ask(by))))).toEqual([60, 1]),
    );
    expect(await Promise.all(answers)).toEqual([12]);
  });
  expect(taken).toEqual(['one', 'many']);
});

test('with a second statement allowed, an ask goes at once while one is under way', async () => {
  const batcher = divisions({ batch: 10, inFlight: 2 });
  await whileOneWaits(
    () => void batcher.submit(ask(5)),
    async () => expect(await Promise.all([1, 2].map((by) => batcher.submit(ask(by))))).toEqual([60, 30]),
  );
});

test('a batch holds no more than its limit; the rest follows in the order of coming', async () => {
  const batcher = divisions({ batch: 2, inFlight: 1 });
  const answered: number[] = [];
  const taken = await statements(() =>
    Promise.all([1, 2, 3, 4, 5].map(async (by) => answered.push(await batcher.submit(ask(by))))),
  );
  expect(taken).toEqual(['many', 'many', 'one']);
  expect(answered).toEqual([60, 30, 20, 15, 12]);
});

test('two asks that touch the same never share a statement, and their neighbours need not wait', async () => {
  const batcher = divisions(LIMITS);
  const answered: number[] = [];
  const taken = await statements(() =>
    Promise.all([2, 2, 5, 2, 6].map(async (by) => answered.push(await batcher.submit(ask(by))))),
  );
  expect(taken).toEqual(['many', 'one', 'one']);
  expect(answered).toEqual([30, 12, 10, 30, 30]);
});

test('a bad ask fails by itself: its neighbours are answered alone', async () => {
  const batcher = divisions(LIMITS);
  const taken = await statements(async () => {
    const answers = await Promise.allSettled([5, 0, 2].map((by) => batcher.submit(ask(by))));
    expect(answers).toMatchObject([{ value: 12 }, { reason: { code: '22012' } }, { value: 30 }]);
  });
  expect(taken).toEqual(['many', 'one', 'one', 'one']);
});

test('an ask that the batch leaves unanswered goes alone after it', async () => {
  const batcher = divisions(LIMITS);
  const taken = await statements(async () =>
    expect(await Promise.all([5, 7].map((by) => batcher.submit(ask(by))))).toEqual([12, 8]),
  );
  expect(taken).toEqual(['many', 'one']);
});

test('an ask whose time is up when its turn comes never reaches the database', async () => {
  const batcher = divisions(LIMITS);
  const taken = await statements(async () => {
    const first = [1, 60].map((by) => batcher.submit(ask(by)));
    await new Promise(setImmediate); // they have left
    const late = batcher.submit(ask(2, -1));
    const next = [5, 6].map((by) => batcher.submit(ask(by)));
    await expect(late).rejects.toThrow('ran out of time');
    expect(await Promise.all([...first, ...next])).toEqual([60, 1, 12, 10]);
  });
  expect(taken).toEqual(['many', 'many']);
});

test('without its database a batch fails as one, at once, and those that come later are answered again', async () => {
  const wire = await cutWire(fresh.url);
  const options = dataSourceOptions(new DatabaseUrls(new PostgresAddress(wire.url)), POOL_SIZE);
  const cut = await new DataSource({ ...options, poolErrorHandler: () => undefined }).initialize();
  try {
    const batcher = divisions(LIMITS, cut);
    expect(await Promise.all([1, 2].map((by) => batcher.submit(ask(by))))).toEqual([60, 30]);
    wire.cut();
    const answers = await Promise.allSettled([1, 2].map((by) => batcher.submit(ask(by))));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    wire.mend();
    await until(async () => (await batcher.submit(ask(5)).catch(() => 0)) === 12, 'an answer');
    expect(await Promise.all([1, 2].map((by) => batcher.submit(ask(by))))).toEqual([60, 30]);
  } finally {
    await cut.destroy();
    await wire.close();
  }
});

describe('what becomes of a batch that fails', () => {
  /** A batch of three whose statement fails. @returns how many went alone, and what each came to */
  async function failing(error: Error) {
    let alone = 0;
    const batcher = new Batcher<Ask, number>(
      {
        one: async ({ by }) => {
          alone++;
          return by;
        },
        many: () => Promise.reject(error),
      },
      LIMITS,
    );
    const answers = await Promise.allSettled([1, 2, 3].map((by) => batcher.submit(ask(by))));
    return { alone, answers };
  }
  const coded = (code: string) => Object.assign(new Error('no'), { code });

  test.each(['08006', '57P01', '53300', 'ECONNRESET'])(
    'lost with its database (%s) none of it is tried again: all fail with that',
    async (code) => {
      const error = new ConnectionFailure(coded(code));
      expect(await failing(error)).toEqual({
        alone: 0,
        answers: [1, 2, 3].map(() => ({ status: 'rejected', reason: error })),
      });
    },
  );

  test.each(['57014', '55P03', '40P01', '22012', '23505'])(
    'failed for one of them perhaps (%s) each is tried alone',
    async (code) => {
      expect(await failing(coded(code))).toEqual({
        alone: 3,
        answers: [1, 2, 3].map((value) => ({ status: 'fulfilled', value })),
      });
    },
  );
});
