import { Injectable } from '@nestjs/common';
import type { Transaction } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';

/** Which users are the server's own bots. */
@Injectable()
export class BotRepository {
  async findNames(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ name: string }>('SELECT name FROM users WHERE is_bot ORDER BY id');
    return rows.map(({ name }) => name);
  }

  /** Locks the user of that name, so that servers that start at the same time enrol one after the other. */
  async lockByName(tx: Transaction, nameKey: string): Promise<{ id: Id; isBot: boolean } | undefined> {
    const [row] = await tx.query<{ id: Id; is_bot: boolean }>(
      'SELECT id, is_bot FROM users WHERE name_key = $1 FOR UPDATE',
      [nameKey],
    );
    return row && { id: row.id, isBot: row.is_bot };
  }

  /** Deletes a user's identities, so that nobody can log in with an earlier token. */
  async forgetIdentities(tx: Transaction, id: Id): Promise<void> {
    await tx.query('DELETE FROM identities WHERE user_id = $1', [id]);
  }
}
