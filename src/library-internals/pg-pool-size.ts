import pg, { type Pool } from 'pg';
import { requirePart } from './required-part.ts';

/**
 * How many connections pg's pool may open from now on. It reads `options.max` each time that a connection is asked for,
 * which its documentation doesn't promise.
 */
export function limitPool(pool: Pool, connections: number): void {
  pool.options.max = connections;
}

/** @returns the size that the pool was made with @throws StartRefused */
export function sizeOf(pool: Pool): number {
  const { options } = pool as { options?: { max?: unknown } };
  const size = typeof options?.max === 'number' ? options.max : undefined;
  return requirePart({ library: 'pg', part: 'Pool.options.max' }, size);
}

/** Tries whether a pool has a size, before TypeORM makes the one that is used. @throws StartRefused */
export function requirePoolSize(): void {
  sizeOf(new pg.Pool({ max: 1 }));
}
