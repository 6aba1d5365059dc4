import type { QueryRunner } from 'typeorm';

interface IndexPlan {
  name: string;
  /** table and columns, as written after ON; with a WHERE if it is partial */
  on: string;
  isUnique?: boolean;
}

/**
 * Builds an index while the table is read and written. For migrations with `transaction = false`, which are run again
 * from the start after an interruption: an index that exists stays; an invalid one of an interrupted build is built
 * again.
 */
export async function buildIndex(runner: QueryRunner, { name, on, isUnique = false }: IndexPlan): Promise<void> {
  const found = (await runner.query(
    `SELECT i.indisvalid AS is_valid, w.lock_timeout FROM current_setting('lock_timeout') AS w (lock_timeout)
     LEFT JOIN pg_index i ON i.indexrelid = to_regclass($1)`,
    [name],
  )) as { is_valid: boolean | null; lock_timeout: string }[];
  const [{ is_valid: isValid, lock_timeout: lockTimeout } = { is_valid: null, lock_timeout: '0' }] = found;
  if (isValid) return;
  // CREATE INDEX CONCURRENTLY waits for all transactions that began before it, and blocks none meanwhile
  await runner.query('SET lock_timeout = 0');
  try {
    if (isValid === false) await runner.query(`DROP INDEX CONCURRENTLY ${name}`);
    await runner.query(`CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY ${name} ON ${on}`);
  } finally {
    await runner.query(`SET lock_timeout = '${lockTimeout}'`);
  }
}
