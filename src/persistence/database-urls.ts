import type { PostgresAddress } from './postgres-address.ts';

/** Where PostgreSQL is reached. */
export class DatabaseUrls {
  constructor(
    /** for calls */
    readonly pooled: PostgresAddress,
    private readonly past?: PostgresAddress,
    /** for reads that may be a little old */
    readonly replica?: PostgresAddress,
  ) {}

  /** for what a pooler can't do: LISTEN, migrations */
  get direct(): PostgresAddress {
    return this.past ?? this.pooled;
  }

  /**
   * Whether calls go through a transaction-mode pooler: each transaction may then have another connection, so nothing
   * that belongs to a connection can be used (SET, named statements, LISTEN, session locks).
   */
  get isThroughPooler(): boolean {
    return this.past !== undefined && this.past.url !== this.pooled.url;
  }
}
