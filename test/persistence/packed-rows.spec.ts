import pg from 'pg';
import { PackedRows } from '../../src/persistence/index.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';

type Row = Record<string, unknown>;

let database: FreshDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The rows of a query as pg reads them, and the same rows unpacked. */
async function bothWays(query: string, names?: string[]): Promise<[Row[], Row[]]> {
  const plain = await client.query<Row>(query);
  const packed = await client.query<{ packed: string }>(
    `SELECT record_send(seen)::text AS packed FROM (${query}) AS seen`,
  );
  const named = names ?? plain.fields.map(({ name }) => name);
  const rows = new PackedRows<Row>(Object.fromEntries(named.map((name) => [name, name])));
  return [plain.rows, packed.rows.map((row) => rows.unpack(row.packed))];
}

test.each([
  ['bigint', ['0', '1', '-1', '4294967295', '4294967296', '-4294967296', '9007199254740991', '9007199254740992']],
  ['bigint', ['9007199254740993', '-9007199254740993', '9223372036854775807', '-9223372036854775808']],
  ['integer', ['0', '-1', '2147483647', '-2147483648']],
  ['smallint', ['0', '-1', '32767', '-32768']],
  ['boolean', ['true', 'false']],
  ['text', ['', 'a', 'Zoë', '오셀로', '🎲']],
  ['bytea', ['\\x', '\\x00', '\\xff00fe01']],
  ['double precision', ['0', '1500', '0.06', '-1e-300', '1.7976931348623157e308', 'Infinity', 'NaN']],
  ['timestamptz', ['2000-01-01 00:00Z', '1999-12-31 23:59:59.9999Z', '2026-11-24 03:01:29.123999+09']],
  ['timestamptz', ['1900-01-01 00:00:00.001Z', '9999-12-31 23:59:59.999Z', '2038-01-19 03:14:08Z']],
])('a %s unpacks as pg reads it: %j', async (type, values) => {
  const list = values.map((value) => `('${value}'::${type}, NULL::${type}, '${value}'::${type})`).join(', ');
  const [plain, unpacked] = await bothWays(`SELECT * FROM (VALUES ${list}) AS v (one, none, other)`);
  expect(plain).toHaveLength(values.length);
  expect(unpacked).toEqual(plain);
});

test('a row whose columns are not those that were named is refused', async () => {
  await expect(bothWays('SELECT 1 AS one, 2 AS other', ['one'])).rejects.toThrow('other columns than were named');
});

test('a column of a type that is not known is refused', async () => {
  await expect(bothWays(`SELECT '{}'::jsonb AS one`)).rejects.toThrow('type 3802');
});
