import { DataSource, type Logger } from 'typeorm';
import { type Migration, MIGRATIONS } from '../../src/persistence/migrate.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';

// A migration runs while other nodes serve millions of rows. What reads or writes a whole table under a lock that keeps
// others from writing to it is refused by its statement: how long it takes here would say nothing about a large table.

/** Those that ran before nodes served meanwhile. */
const OF_BEFORE = 5;

/** Why a statement would hold a table's writers up for as long as it takes to read the table. */
const FAULTS: [pattern: RegExp, why: string][] = [
  [/\bCREATE (UNIQUE )?INDEX (?!CONCURRENTLY)/i, 'builds an index under a lock: CREATE INDEX CONCURRENTLY'],
  [/\bREINDEX (?!.*CONCURRENTLY)/i, 'builds an index under a lock: REINDEX … CONCURRENTLY'],
  [/\bALTER COLUMN \w+ (SET DATA )?TYPE\b/i, 'rewrites the table: add a column and fill it in batches'],
  [/\bALTER COLUMN \w+ SET NOT NULL\b/i, 'reads the table under a lock: add a CHECK NOT VALID, then validate it'],
  [/\bADD COLUMN\b[^,;]*\b(serial|bigserial|GENERATED)\b/i, 'rewrites the table: add a column and fill it in batches'],
  [
    /\bADD COLUMN\b[^,;]*\bDEFAULT\s+[^,;]*\b(random|clock_timestamp|timeofday|nextval|gen_random_uuid)\s*\(/i,
    'rewrites the table, since the default differs by row',
  ],
  [
    /\bADD (CONSTRAINT \w+ )?(CHECK|FOREIGN KEY)\b(?!.*NOT VALID)/i,
    'reads the table under a lock: NOT VALID, then validate',
  ],
  [/\bADD COLUMN\b[^,;]*\bREFERENCES\b/i, 'reads the table under a lock: add the key NOT VALID, then validate it'],
  [/\bADD (CONSTRAINT \w+ )?(PRIMARY KEY|UNIQUE)\b(?!.*USING INDEX)/i, 'builds an index under a lock: USING INDEX'],
  [/\b(CLUSTER|VACUUM FULL|TRUNCATE|LOCK TABLE|LOCK)\b/i, 'locks the table against everybody'],
];

const TABLE = /\b(?:ON|TABLE(?: IF EXISTS)?(?: ONLY)?|CLUSTER|TRUNCATE|LOCK|FULL|REINDEX)\s+"?(\w+)"?/gi;

/** Faults of what a migration sent, one after the other; tables that it made itself are empty. */
function faultsOf(statements: readonly string[]): string[] {
  const own = new Set<string>();
  const faults: string[] = [];
  for (const statement of statements.flatMap((text) => withoutBodies(text).split(';'))) {
    const flat = statement.replace(/\s+/g, ' ').trim();
    for (const [, table = ''] of flat.matchAll(/\bCREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"?/gi)) own.add(table);
    const tables = [...flat.matchAll(TABLE)].map(([, table = '']) => table);
    if (tables.length > 0 && tables.every((table) => own.has(table))) continue;
    for (const [pattern, why] of FAULTS) if (pattern.test(flat)) faults.push(`${flat}: ${why}`);
  }
  return faults;
}

/** Bodies of functions are not run by the statement that makes them. */
const withoutBodies = (text: string): string => text.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''");

let database: FreshDatabase;
let dataSource: DataSource;
const sent: string[] = [];
beforeAll(async () => {
  const nothing = () => undefined;
  const logger: Logger = {
    ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing, log: nothing },
    logQuery: (text) => void sent.push(text),
  };
  database = await freshDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url, logging: ['query'], logger });
  await dataSource.initialize();
  for (const each of MIGRATIONS.slice(0, OF_BEFORE)) await statementsOf(each);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** What a migration sends, run as it would be. */
async function statementsOf(Class: Migration): Promise<string[]> {
  const migration = new Class();
  const runner = dataSource.createQueryRunner();
  const from = sent.length;
  try {
    if (migration.transaction === false) await migration.up(runner);
    else {
      await runner.startTransaction();
      await migration.up(runner);
      await runner.commitTransaction();
    }
    return sent.slice(from);
  } finally {
    await runner.release();
  }
}

test.each(MIGRATIONS.slice(OF_BEFORE).map((each) => [each.name, each] as const))(
  '%s holds up nobody who writes to a large table',
  async (_, migration) => {
    const statements = await statementsOf(migration);
    expect(statements.length).toBeGreaterThan(0);
    expect(faultsOf(statements)).toEqual([]);
  },
);

test.each([
  'CREATE INDEX users_by_exp ON users (exp)',
  'CREATE UNIQUE INDEX users_by_exp ON users (exp)',
  'REINDEX TABLE users',
  'ALTER TABLE users ALTER COLUMN exp TYPE bigint',
  'ALTER TABLE users ALTER COLUMN exp SET NOT NULL',
  'ALTER TABLE users ADD COLUMN key uuid DEFAULT gen_random_uuid()',
  'ALTER TABLE users ADD COLUMN number bigserial',
  'ALTER TABLE users ADD COLUMN total integer GENERATED ALWAYS AS (win + lose) STORED',
  'ALTER TABLE users ADD CHECK (exp >= 0)',
  'ALTER TABLE rooms ADD CONSTRAINT host FOREIGN KEY (user_1) REFERENCES users (id)',
  'ALTER TABLE users ADD CONSTRAINT one_name UNIQUE (name)',
  'CREATE TABLE hats (id bigint); CREATE INDEX rooms_by_version ON rooms (version)',
  'LOCK TABLE users',
  'VACUUM FULL rooms',
])('a migration is refused that says %s', (statement) => {
  expect(faultsOf([statement])).toHaveLength(1);
});

test.each([
  'CREATE INDEX CONCURRENTLY users_by_exp ON users (exp)',
  'CREATE TABLE hats (id bigint PRIMARY KEY, price integer CHECK (price > 0)); CREATE INDEX hats_by_price ON hats (price)',
  "ALTER TABLE users ADD COLUMN hat text NOT NULL DEFAULT 'none'",
  'ALTER TABLE users ADD COLUMN seen timestamptz NOT NULL DEFAULT now()',
  'ALTER TABLE users ADD CONSTRAINT exp_range CHECK (exp >= 0) NOT VALID',
  'ALTER TABLE users VALIDATE CONSTRAINT exp_range',
  'ALTER TABLE users ADD CONSTRAINT one_name UNIQUE USING INDEX users_name',
  'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN LOCK TABLE users; RETURN NULL; END $$',
])('one is taken that says %s', (statement) => {
  expect(faultsOf([statement])).toEqual([]);
});
