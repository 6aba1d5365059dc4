import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** Connections of the node that is measured. */
export const POOL_SIZE = 2;

const READ = `SELECT coalesce(sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read + idx_blks_hit, 0)
  + coalesce(toast_blks_read + toast_blks_hit, 0) + coalesce(tidx_blks_read + tidx_blks_hit, 0)), 0)::integer AS blocks
  FROM pg_statio_user_tables`;

/**
 * Blocks of tables and indexes that statements looked at, in memory or not: a count, which no other work on the machine
 * can change.
 */
export class Blocks {
  constructor(
    private readonly node: DataSource,
    private readonly client: pg.Client,
  ) {}

  async during(work: () => Promise<unknown>): Promise<number> {
    const before = await this.read();
    await work();
    return (await this.read()) - before;
  }

  private async read(): Promise<number> {
    // each connection of the node writes its own counts
    for (let told = 0; told < POOL_SIZE;) {
      const flushes = Array.from({ length: POOL_SIZE }, () =>
        this.node.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid, pg_stat_force_next_flush()'),
      );
      told = new Set((await Promise.all(flushes)).map(([row]) => row?.pid)).size;
    }
    const { rows } = await this.client.query<{ blocks: number }>(READ);
    return rows[0]?.blocks ?? 0;
  }
}
