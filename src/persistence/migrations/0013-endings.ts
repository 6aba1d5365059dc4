import { DiscSet, legalMoves } from '@othello-rpc/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** rooms filled in at once, so that no call waits long for one of them */
const BATCH = 1000;

/** GameRecord.Ending of the IDL */
const [SCORE, RESIGNATION, TIME_OUT] = [0, 1, 2];
/** GameRoomStatus of the IDL */
const TIMEOUT = 4;

interface EndedRoom {
  id: string;
  status: number;
  black: string;
  white: string;
}

/** A game whose side to move still had a move was resigned. */
function endingOf({ status, black, white }: EndedRoom): number {
  if (status === TIMEOUT) return TIME_OUT;
  const board = { black: DiscSet.fromInt64(black), white: DiscSet.fromInt64(white) };
  return legalMoves(board, 'black').isEmpty && legalMoves(board, 'white').isEmpty ? SCORE : RESIGNATION;
}

/** How a game ended, which the board told before. A game that a node of the release before ends has no value there. */
export class Endings0000000000013 implements MigrationInterface {
  readonly name = 'Endings0000000000013';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rooms ADD COLUMN IF NOT EXISTS ended_by smallint');
    for (let last = '0'; ;) {
      const rooms = (await runner.query(
        `SELECT id, status, black, white FROM rooms
         WHERE id > $1 AND user_2 IS NOT NULL AND ended_at IS NOT NULL AND ended_by IS NULL ORDER BY id LIMIT ${BATCH}`,
        [last],
      )) as EndedRoom[];
      if (rooms.length === 0) return;
      await runner.query(
        `UPDATE rooms r SET ended_by = e.ended_by FROM unnest($1::bigint[], $2::smallint[]) AS e (id, ended_by)
         WHERE r.id = e.id`,
        [rooms.map(({ id }) => id), rooms.map(endingOf)],
      );
      last = rooms.at(-1)?.id ?? last;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rooms DROP COLUMN ended_by');
  }
}
