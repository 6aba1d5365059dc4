import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const TICK_US = 10_000; // sysconf(_SC_CLK_TCK) is 100 on every Linux
/** in /proc/<pid>/stat, counted behind the name: parent; user and system time, and those of children that have ended */
const [PARENT, OWN, OF_ENDED] = [1, [11, 12], [13, 14]] as const;

/** CPU time of a PostgreSQL on this machine: the postmaster, every process of it, and those that have ended. */
export class PostgresCpu {
  private constructor(private readonly postmaster: number) {}

  /** @throws Error with one line where its processes cannot be seen from here */
  static async find(databaseUrl: string): Promise<PostgresCpu> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const stat = rows[0] && statOf(rows[0].pid);
      if (!stat?.name.startsWith('postgres')) throw new Error('PostgreSQL runs elsewhere: its CPU time is not told');
      return new PostgresCpu(Number(stat.fields[PARENT]));
    } finally {
      await client.end();
    }
  }

  /** since its start, in µs */
  us(): number {
    const ticks = (pid: number, fields: readonly number[]) =>
      fields.reduce((sum, field) => sum + Number(statOf(pid)?.fields[field] ?? 0), 0);
    const children = readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && Number(statOf(pid)?.fields[PARENT]) === this.postmaster);
    const own = children.reduce((sum, pid) => sum + ticks(pid, OWN), ticks(this.postmaster, [...OWN, ...OF_ENDED]));
    return own * TICK_US;
  }
}

/** undefined: there is no such process, or no more */
function statOf(pid: number): { name: string; fields: string[] } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')'); // a name may hold spaces and brackets
    return { name: stat.slice(stat.indexOf('(') + 1, end), fields: stat.slice(end + 2).split(' ') };
  } catch {
    return undefined;
  }
}
