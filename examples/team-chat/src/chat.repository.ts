import { Injectable } from '@nestjs/common';
import { type Id, type Transaction, Transactions } from 'othello-rpc';

export interface Line {
  number: number;
  userId: Id;
  text: string;
}

/** A room's lines; how many there may be. */
export const MOST_LINES = 500;

/** as many as a client is shown at once */
const SHOWN = 50;

@Injectable()
export class ChatRepository {
  constructor(private readonly transactions: Transactions) {}

  /** @returns undefined when the room is full */
  async add(tx: Transaction, roomId: Id, { userId, text }: Omit<Line, 'number'>): Promise<Line | undefined> {
    await tx.query('SELECT pg_advisory_xact_lock(7200, hashint8($1::bigint))', [roomId]);
    const [row] = await tx.query<{ number: number }>(
      `INSERT INTO chat_lines (room_id, number, user_id, line)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3 FROM chat_lines WHERE room_id = $1
       HAVING coalesce(max(number), 0) < $4 RETURNING number`,
      [roomId, userId, text, MOST_LINES],
    );
    return row && { number: row.number, userId, text };
  }

  /** @returns false when the event was remembered before: nothing is to be done for it again */
  async remember(tx: Transaction, eventId: Id): Promise<boolean> {
    return (
      (await tx.query('INSERT INTO chat_events (id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING 1', [eventId]))
        .length > 0
    );
  }

  /** The last lines, oldest first. */
  last(roomId: Id): Promise<Line[]> {
    return this.transactions.run((tx) =>
      tx.query<Line>(
        `SELECT number, user_id AS "userId", line AS text FROM chat_lines
         WHERE room_id = $1 AND number > (SELECT coalesce(max(number), 0) - $2 FROM chat_lines WHERE room_id = $1)
         ORDER BY number`,
        [roomId, SHOWN],
      ),
    );
  }

  /** How many lines each of the rooms has. */
  async counts(roomIds: readonly Id[]): Promise<Map<Id, number>> {
    const rows = await this.transactions.run((tx) =>
      tx.query<{ id: Id; count: number }>(
        `SELECT id, coalesce((SELECT max(number) FROM chat_lines WHERE room_id = id), 0) AS count
         FROM unnest($1::bigint[]) AS id`,
        [roomIds],
      ),
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}
