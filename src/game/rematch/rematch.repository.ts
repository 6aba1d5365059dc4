import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS, type Transaction } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';

/** Open rematch offers of ended games. */
@Injectable()
export class RematchRepository {
  /**
   * Lets one transaction at a time ask for a rematch of the game, so that no offer is made between `findOpen` and the
   * locks that follow. To be taken before any room's lock, so that nobody holds a room while waiting here.
   */
  async queue(tx: Transaction, roomId: Id): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashint8($2))', [ADVISORY_LOCKS.rematch, roomId]);
  }

  /** Ids of the user's own game, its open rematch, and the room where the user sits; those that there are. */
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
