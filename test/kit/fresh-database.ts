import { makeFreshDatabase, PostgresAddress } from '../../src/persistence/index.ts';

export interface FreshDatabase {
  readonly url: string;
  readonly address: PostgresAddress;
  readonly name: string;
  /** Removes it, and whoever is still connected to it. */
  drop(): Promise<void>;
}

/** An empty database on the run's server (see global-setup.ts). */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL is not set: run the tests through jest, whose global setup sets it');
  const made = await makeFreshDatabase(server, `t_${process.env.JEST_WORKER_ID ?? 0}`);
  return { ...made, address: new PostgresAddress(made.url) };
}
