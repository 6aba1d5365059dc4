import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS, type Transaction } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';

/** What the two of an ended game have open between them. */
@Injectable()
export class RematchRepository {
  /**
   * Holds back other askers after the same game until the transaction ends, so that no offer is made between `findOpen`
   * and the locks that follow. Taken before any room: who waits for it holds none.
   */
  async queue(tx: Transaction, roomId: Id): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashint8($2))', [ADVISORY_LOCKS.rematch, roomId]);
  }

  /** The user's own game of that id, its open rematch, and the room where the user sits: as far as there are such. */
  async findOpen(tx: Transaction, userId: Id, roomId: Id): Promise<Id[]> {
    const rows = await tx.query<{ id: Id }>(
      `WITH played AS (SELECT r.id FROM rooms r WHERE r.id = $2 AND $1 IN (r.user_1, r.user_2))
       SELECT id FROM played
       UNION SELECT r.id FROM rooms r JOIN played ON r.rematch_of = played.id WHERE r.ended_at IS NULL
       UNION SELECT t.room_id FROM seats t WHERE t.user_id = $1`,
      [userId, roomId],
    );
    return rows.map(({ id }) => id);
  }
}
