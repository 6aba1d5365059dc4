import { readdirSync } from 'node:fs';
import pg from 'pg';
import { processStat } from '../process-stat.ts';

/** CPU time of a PostgreSQL on this machine: the postmaster, every process of it, and those that have ended. */
export class PostgresCpu {
  private constructor(private readonly postmaster: number) {}

  /** @throws Error with one line where its processes cannot be seen from here */
  static async find(databaseUrl: string): Promise<PostgresCpu> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const stat = rows[0] && processStat(rows[0].pid);
      if (!stat?.name.startsWith('postgres')) throw new Error('PostgreSQL runs elsewhere: its CPU time is not told');
      return new PostgresCpu(stat.parent);
    } finally {
      await client.end();
    }
  }

  /** since its start, in µs */
  us(): number {
    const { cpuUs = 0, endedChildrenUs = 0 } = processStat(this.postmaster) ?? {};
    return readdirSync('/proc')
      .map((pid) => processStat(Number(pid)))
      .reduce((sum, each) => sum + (each?.parent === this.postmaster ? each.cpuUs : 0), cpuUs + endedChildrenUs);
  }
}
