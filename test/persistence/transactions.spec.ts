import { Transactions } from '../../src/persistence/index.ts';
import { useNodes } from '../kit/every-transport.ts';
import { until } from '../kit/until.ts';

const stage = useNodes(1);
const transactions = () => stage.node.app.get(Transactions, { strict: false });

/** Resolves once it was called so many times. */
function barrier(parties: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let waiting = 0;
  return async () => {
    if (++waiting >= parties) open();
    await opened;
  };
}

test('of two transactions that wait for each other one is undone and done again: both are done, once', async () => {
  await stage.rows.query('CREATE TABLE counters (name text PRIMARY KEY, value integer NOT NULL)');
  await stage.rows.query(`INSERT INTO counters VALUES ('one', 0), ('two', 0)`);
  const meet = barrier(2);
  let attempts = 0;
  const add = (first: string, second: string) =>
    transactions().run(async (tx) => {
      attempts++;
      await tx.query('UPDATE counters SET value = value + 1 WHERE name = $1', [first]);
      await meet();
      await tx.query('UPDATE counters SET value = value + 1 WHERE name = $1', [second]);
    });
  await Promise.all([add('one', 'two'), add('two', 'one')]);
  expect(attempts).toBe(3);
  expect(await stage.rows.query('SELECT name, value FROM counters ORDER BY name')).toEqual([
    { name: 'one', value: 2 },
    { name: 'two', value: 2 },
  ]);
});

test('a transaction that can not be serialized is done again', async () => {
  let attempts = 0;
  await transactions().run(async (tx) => {
    if (++attempts < 3) await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
  });
  expect(attempts).toBe(3);
});

test('one that fails for another reason is not', async () => {
  let attempts = 0;
  const failed = transactions().run(async (tx) => {
    attempts++;
    await tx.query('SELECT 1 / 0');
  });
  await expect(failed).rejects.toThrow('division by zero');
  expect(attempts).toBe(1);
});

test('its time is up before it begins: nothing is done', async () => {
  let attempts = 0;
  await expect(transactions().run(async () => void attempts++, Date.now() - 1)).rejects.toThrow(/out of time/);
  expect(attempts).toBe(0);
});

test('its time is up before it commits: it is undone, whatever its statements did', async () => {
  await stage.rows.query('CREATE TABLE late (name text)');
  const deadlineMs = Date.now() + 1500;
  const late = transactions().run(async (tx) => {
    await tx.query(`INSERT INTO late VALUES ('in time')`);
    await until(async () => Date.now() > deadlineMs, 'the deadline');
  }, deadlineMs);
  await expect(late).rejects.toThrow(/out of time/);
  expect(await stage.rows.query('SELECT * FROM late')).toEqual([]);
});

test('its time is up between two statements: the second is not sent, the first undone', async () => {
  await stage.rows.query('CREATE TABLE slow (name text)');
  const deadlineMs = Date.now() + 1500;
  let sent = 0;
  const late = transactions().run(async (tx) => {
    await tx.query(`INSERT INTO slow VALUES ('in time')`);
    await until(async () => Date.now() > deadlineMs, 'the deadline');
    await tx.query(`INSERT INTO slow VALUES ('too late')`).finally(() => sent++);
  }, deadlineMs);
  await expect(late).rejects.toThrow(/out of time/);
  expect(sent).toBe(1);
  expect(await stage.rows.query('SELECT * FROM slow')).toEqual([]);
});
