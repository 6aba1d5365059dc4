import type { PostgresAddress } from './postgres-address.ts';

/** Where PostgreSQL is reached. */
export class DatabaseUrls {
  constructor(
    /** for calls */
    readonly pooled: PostgresAddress,
    private readonly past?: PostgresAddress,
  ) {}

  /** for what needs a connection of its own: LISTEN, migrations */
  get direct(): PostgresAddress {
    return this.past ?? this.pooled;
  }

  /**
   * Whether calls go through a transaction-mode pooler: there each transaction may have another connection, and nothing
   * that belongs to a connection (SET, named statements, LISTEN, session locks) may be counted on.
   */
  get isThroughPooler(): boolean {
    return this.past !== undefined && this.past.url !== this.pooled.url;
  }
}
