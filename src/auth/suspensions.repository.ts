import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../persistence/index.ts';
import { ENDED_BY } from '../rpc/session.ts';
import { Sessions } from '../rpc/sessions.ts';
import { type Id, isStorableId } from '../rpc/wire-id.ts';

export interface Suspension {
  reason: string;
  at: Date;
}

const FIND = { name: 'suspension-find', text: 'SELECT reason, at FROM suspensions WHERE user_id = $1' };

/** Accounts that may not play: Login refuses them (Sessions.open), and their session ends. */
@Injectable()
export class Suspensions {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  /** @returns undefined: there is no such user; false: it was suspended before */
  async suspend(tx: Transaction, userId: Id, reason: string): Promise<boolean | undefined> {
    if (!isStorableId(userId)) return undefined;
    // as a Login does, so that one of the two waits for the other
    await tx.query('SELECT 1 FROM identities WHERE user_id = $1 FOR UPDATE', [userId]);
    const added = await tx.query(
      `INSERT INTO suspensions (user_id, reason) SELECT id, $2 FROM users WHERE id = $1
       ON CONFLICT (user_id) DO NOTHING RETURNING 1`,
      [userId, reason],
    );
    if (added.length > 0) await this.sessions.end(tx, userId, ENDED_BY.suspension);
    return added.length > 0 || ((await this.isUser(tx, userId)) ? false : undefined);
  }

  /** @returns undefined: there is no such user; false: it was not suspended */
  async lift(tx: Transaction, userId: Id): Promise<boolean | undefined> {
    if (!isStorableId(userId)) return undefined;
    const lifted = await tx.query('DELETE FROM suspensions WHERE user_id = $1 RETURNING 1', [userId]);
    return lifted.length > 0 || ((await this.isUser(tx, userId)) ? false : undefined);
  }

  async find(userId: Id): Promise<Suspension | undefined> {
    const [row] = await this.database.query<{ reason: string; at: Date }>(FIND, [userId]);
    return row;
  }

  /** Ends the user's live session; they may log in again. @returns undefined: no such user; false: there was none */
  async endSession(tx: Transaction, userId: Id): Promise<boolean | undefined> {
    if (!isStorableId(userId)) return undefined;
    const isEnded = await this.sessions.end(tx, userId, ENDED_BY.administrator);
    return isEnded || ((await this.isUser(tx, userId)) ? false : undefined);
  }

  private async isUser(tx: Transaction, userId: Id): Promise<boolean> {
    return (await tx.query('SELECT 1 FROM users WHERE id = $1', [userId])).length > 0;
  }
}
