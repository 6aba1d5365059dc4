import type pg from 'pg';
import { onCheckConnection } from './check-connection.ts';
import type { DatabaseUrls } from './database-urls.ts';
import type { PostgresAddress } from './postgres-address.ts';
import { TABLES } from './tables.ts';
import { UnfitServer } from './server-check.ts';
import { MISSING_RIGHTS } from './write-probe.ts';

/** Over $1, names of tables that exist: the role that asks, and the rights that it lacks (null: none). */
export const RIGHTS = `SELECT current_user AS role, ${MISSING_RIGHTS} AS denied`;

export interface Rights {
  role: string;
  denied: string | null;
}

/** What is told of rights that a role lacks. */
export const deniedLine = ({ role, denied }: Rights, setting: string): string =>
  `the database role ${role} of ${setting} may not ${denied}: ` +
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA … TO it`;

const MADE = `SELECT current_user AS role, current_schema() AS schema,
    has_schema_privilege(current_schema(), 'CREATE') AS may_create,
    coalesce((SELECT array_agg(name) FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL), '{}') AS made`;

interface Made {
  role: string;
  schema: string | null;
  may_create: boolean | null;
  /** those of the tables that are there already */
  made: string[];
}

/**
 * Whether the roles of the settings may do what a start and calls do. Nothing is changed.
 * @returns a line that says so
 * @throws UnfitServer
 */
export async function checkRights({ direct, pooled, isThroughPooler }: DatabaseUrls): Promise<string> {
  const [owner] = await ask<Made>(direct, MADE);
  const setting = isThroughPooler ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL';
  if (!owner?.schema) throw new UnfitServer(`no schema is in the search_path of ${setting}: CREATE SCHEMA public`);
  const { role, schema, may_create: mayCreate, made } = owner;
  if (!mayCreate)
    throw new UnfitServer(`the role ${role} of ${setting} may not make tables: GRANT CREATE ON SCHEMA ${schema} TO it`);
  if (made.length === 0) return `${role} may make the tables in schema ${schema}`;
  const [rights] = await ask<Rights>(pooled, RIGHTS, made);
  if (rights?.denied) throw new UnfitServer(deniedLine(rights, 'DATABASE_URL'));
  return `${rights?.role ?? role} may read and write the ${made.length} tables in schema ${schema}`;
}

async function ask<Row extends pg.QueryResultRow>(
  address: PostgresAddress,
  text: string,
  names: readonly string[] = TABLES,
): Promise<Row[]> {
  return onCheckConnection({ address }, async (client) => (await client.query<Row>(text, [names])).rows);
}
