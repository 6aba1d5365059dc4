import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';
import { PAGE } from './page.ts';

/** One act, as it is kept. */
export interface AuditEntry {
  /** the address of who asked */
  admin: string;
  act: string;
  object: string;
  result: string;
}

const LIST = {
  name: '',
  text: `SELECT id, at, admin, act, object, result FROM admin_acts
    WHERE id < coalesce($1::bigint, 9223372036854775807) ORDER BY id DESC LIMIT ${PAGE}`,
};

/** Who did what, when, to what, and what became of it. Nothing deletes from it. */
@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, { admin, act, object, result }: AuditEntry): Promise<void> {
    await tx.query('INSERT INTO admin_acts (admin, act, object, result) VALUES ($1, $2, $3, $4)', [
      admin,
      act,
      object,
      result,
    ]);
  }

  /** Newest first. @param before only acts with a lower id */
  list(before: Id | undefined): Promise<(AuditEntry & { id: Id; at: Date })[]> {
    return this.database.query(LIST, [before ?? null]);
  }
}
