import { verify } from '../../src/operations/verify/verify.ts';
import { PostgresAddress } from '../../src/persistence/index.ts';

/** Holds a database to what `othello verify` checks: for the end of a test in which players met faults. */
export async function expectConsistent(databaseUrl: string): Promise<void> {
  const found: string[] = [];
  const report = ({ where, what }: { where: string; what: string }) => found.push(`${where}: ${what}`);
  const { games } = await verify(new PostgresAddress(databaseUrl), { report });
  expect(found).toEqual([]);
  expect(games).toBeGreaterThan(0); // an empty database is consistent whatever happened
}
