import type { Moment } from './queue-starts.ts';

/** Columns that describe the snapshot of a statement; read with `momentOf`. */
export const MOMENT = `pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
  pg_snapshot_xmax(pg_current_snapshot())::text AS xmax, coalesce(pg_sequence_last_value('rooms_queue_no'), 0)::text AS allotted`;

export interface MomentRow {
  xmin: string;
  xmax: string;
  allotted: string;
}

export const momentOf = ({ xmin, xmax, allotted }: MomentRow): Moment => ({
  xmin: BigInt(xmin),
  xmax: BigInt(xmax),
  allotted: BigInt(allotted),
});

/** A queue_no as PostgreSQL writes it. */
export const numberOf = (no: string | undefined): bigint | undefined => (no === undefined ? undefined : BigInt(no));
