import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { boot } from '../../src/boot.ts';
import { Config } from '../../src/config.ts';
import { Transactions } from '../../src/persistence/index.ts';
import { allTransports } from '../kit/matrix.ts';
import { type Transport, envelopeTransport } from '../kit/transports.ts';
import { freshDatabase } from '../kit/fresh-database.ts';
import { startNode } from '../kit/node.ts';
import { bodyOf, newPlayer, outline, roomOf } from '../kit/player.ts';
import { LINES, playLine, seatTwo } from '../kit/game.ts';

/** Runs statements on the server that the tests share, as its superuser. */
async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function play(transport: Transport): Promise<void> {
  const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  const ended = await playLine(await seatTwo(white, black), LINES.draw);
  expect(bodyOf(ended, 'gameOverRsp')).toMatchObject({ winner: '0', myScore: 32 });
  expect(outline(await white.create())).toEqual(['makeGameRoomRsp Success']);
}

/** What a database or a role may have by its own configuration, and what would go wrong with it. */
const ODD = [
  ...["DateStyle = 'German, DMY'", "DateStyle = 'SQL, MDY'", "DateStyle = 'Postgres, YMD'"],
  ...["IntervalStyle = 'sql_standard'", 'extra_float_digits = -15', 'bytea_output = escape', 'array_nulls = off'],
  ...['standard_conforming_strings = off', "default_transaction_isolation = 'serializable'", "TimeZone = 'Asia/Seoul'"],
  ...['statement_timeout = 1', 'lock_timeout = 1', 'idle_session_timeout = 1000', "client_encoding = 'LATIN1'"],
];

test('games are played whatever settings a database has of its own', async () => {
  const database = await freshDatabase();
  await administer(...ODD.map((setting) => `ALTER DATABASE ${database.name} SET ${setting}`));
  const node = await startNode({ databaseUrl: database.url });
  const transports = allTransports(node);
  try {
    for (const transport of transports) await play(transport);
    const transport = envelopeTransport(node);
    const name = '대국자';
    const account = { platformType: 'CUSTOM', platformToken: randomBytes(16).toString('hex') };
    expect((await transport.call('Register', { ...account, name })).replies).toMatchObject([
      { body: { user: { name } } },
    ]);
  } finally {
    for (const transport of transports) await transport.close();
    await node.close();
    await database.drop();
  }
});

test.each(ODD.slice(0, 3))('a room is made and read in a database that has %s', async (setting) => {
  const database = await freshDatabase();
  await administer(`ALTER DATABASE ${database.name} SET ${setting}`);
  const node = await startNode({ databaseUrl: database.url });
  try {
    const player = await newPlayer(envelopeTransport(node));
    const made = roomOf(await player.create());
    expect(roomOf(await player.sync(made.roomId)).created).toBe(made.created);
    expect(Math.abs(Number(made.created) - Date.now())).toBeLessThan(120_000);
  } finally {
    await node.close();
    await database.drop();
  }
});

test("the URL's own options are kept, and the server's time-outs stand over them", async () => {
  const database = await freshDatabase();
  const options = encodeURIComponent('-c statement_timeout=77 -c work_mem=4321kB');
  const node = await startNode({ databaseUrl: `${database.url}?options=${options}` });
  try {
    const [found] = await node.app
      .get(Transactions)
      .run((tx) =>
        tx.query(`SELECT current_setting('statement_timeout') AS timeout, current_setting('work_mem') AS memory`),
      );
    expect(found).toEqual({ timeout: '3s', memory: '4321kB' });
  } finally {
    await node.close();
    await database.drop();
  }
});

describe('a database that no call could be served with is refused at boot in one line', () => {
  const refusal = async (env: Record<string, string>): Promise<string> => {
    const config = new Config({ PORT: '0', GRPC_PORT: '0', THRIFT_PORT: '0', LOG_LEVEL: 'fatal', ...env });
    const message = await boot(config).then(
      async (node) => {
        await node.close();
        return '';
      },
      (error: unknown) => (error as Error).message,
    );
    expect(message).not.toContain('\n');
    return message;
  };

  test.each(['SQL_ASCII', 'LATIN1', 'EUC_KR'])('its encoding is %s', async (encoding) => {
    const name = `t_${randomBytes(6).toString('hex')}`;
    await administer(
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING '${encoding}' LOCALE_PROVIDER libc LOCALE 'C'`,
    );
    const url = new URL(process.env.TEST_DATABASE_URL ?? '');
    url.pathname = `/${name}`;
    try {
      expect(await refusal({ DATABASE_URL: url.href })).toMatch(
        new RegExp(`encoding of database ${name} is ${encoding} .*ENCODING 'UTF8'.*DATABASE_URL`),
      );
    } finally {
      await administer(`DROP DATABASE ${name}`);
    }
  });

  test('it is read-only', async () => {
    const database = await freshDatabase();
    await administer(`ALTER DATABASE ${database.name} SET default_transaction_read_only = on`);
    try {
      expect(await refusal({ DATABASE_URL: database.url })).toMatch(
        /takes no writes \(default_transaction_read_only is on\).*DATABASE_URL/,
      );
    } finally {
      await database.drop();
    }
  });

  test('it has fewer connections than this node may open, by its own limit or that of the role or the server', async () => {
    const database = await freshDatabase();
    const role = `r_${randomBytes(6).toString('hex')}`;
    await administer(`CREATE ROLE ${role} LOGIN PASSWORD 'own'`, `ALTER DATABASE ${database.name} OWNER TO ${role}`);
    const url = new URL(database.url);
    [url.username, url.password] = [role, 'own'];
    const DATABASE_URL = url.href;
    try {
      expect(await refusal({ DATABASE_URL, DATABASE_POOL: '500' })).toMatch(
        /^DATABASE_POOL is 500 and wake-ups take 1 more, but PostgreSQL gives 197 connections \(max_connections .*set DATABASE_POOL to 196 or less/,
      );
      await administer(`ALTER ROLE ${role} CONNECTION LIMIT 10`);
      expect(await refusal({ DATABASE_URL })).toMatch(
        new RegExp(`^DATABASE_POOL is 16 .*10 connections .*role ${role}\\): set DATABASE_POOL to 9 or less`),
      );
      await administer(`ALTER ROLE ${role} CONNECTION LIMIT -1`, `ALTER DATABASE ${database.name} CONNECTION LIMIT 2`);
      expect(await refusal({ DATABASE_URL })).toMatch(
        new RegExp(`2 connections \\(the connection limit of database ${database.name}\\): raise that limit`),
      );
      await administer(`ALTER DATABASE ${database.name} CONNECTION LIMIT 10`);
      const node = await startNode({ databaseUrl: DATABASE_URL, env: { DATABASE_POOL: '9' } });
      expect(outline(await (await newPlayer(envelopeTransport(node))).create())).toEqual(['makeGameRoomRsp Success']);
      await node.close();
    } finally {
      await database.drop();
      await administer(`DROP ROLE ${role}`);
    }
  });

  test('the role of DATABASE_URL lacks a right that calls need', async () => {
    const database = await freshDatabase();
    const role = `r_${randomBytes(6).toString('hex')}`;
    await administer(`CREATE ROLE ${role} LOGIN PASSWORD 'own'`);
    const own = new URL(database.url);
    [own.username, own.password] = [role, 'own'];
    try {
      const line = await refusal({ DATABASE_URL: own.href, DATABASE_DIRECT_URL: database.url });
      expect(line).toMatch(new RegExp(`role ${role} of DATABASE_URL may not .*INSERT on rooms.*GRANT SELECT, INSERT`));
    } finally {
      await database.drop();
      await administer(`DROP ROLE ${role}`);
    }
  });
});
