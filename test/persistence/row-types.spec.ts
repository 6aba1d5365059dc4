import pg from 'pg';
import { parseTimestamp } from '../../src/persistence/row-types.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';

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

// whole hours, half hours, west and east, seconds in the past; dates of every number of digits
test.each(['UTC', 'Asia/Seoul', 'America/New_York', 'Asia/Kolkata', 'America/St_Johns', 'Africa/Monrovia'])(
  "a timestamp is read as pg's own parser reads it, as PostgreSQL writes it in %s",
  async (zone) => {
    await client.query(`SELECT set_config('TimeZone', $1, false)`, [zone]);
    const { rows } = await client.query<{ text: string }>(
      `SELECT (timestamptz '1900-01-01 00:00Z' + n * interval '37 days 5 hours 7 minutes 11 seconds' + us * interval '1 us')::text AS text
       FROM generate_series(0, 2500) AS n, unnest(ARRAY[0, 1, 10, 123, 1234, 120000, 999999]) AS us
       UNION ALL VALUES ('infinity'), ('-infinity'), ('0044-03-15 12:00:00+00 BC'), ('12026-01-01 00:00:00.5+00')`,
    );
    const theirs = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;
    const unlike = rows.filter(({ text }) => String(Number(parseTimestamp(text))) !== String(Number(theirs(text))));
    expect(rows.length).toBeGreaterThan(17_000);
    expect(unlike.map(({ text }) => [text, parseTimestamp(text), theirs(text)])).toEqual([]);
  },
);
