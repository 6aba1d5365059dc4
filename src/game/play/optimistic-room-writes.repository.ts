import { Injectable } from '@nestjs/common';
import { Config } from '../../config.ts';
import { byteaArray, Batcher, Database, numberArray } from '../../persistence/index.ts';
import type { SessionGuard } from '../../rpc/session.ts';
import {
  guardsValues,
  guardValues,
  SESSION_GUARD,
  SESSION_GUARDS,
  SESSION_RECORDED,
  SESSIONS_ASKED,
  sessionsRecorded,
} from '../../rpc/session-guards.ts';
import type { Room } from '../rooms/room.ts';

/** A room in play after a put, to be written if its session and the room itself are still as they were read. */
export interface OptimisticRoomWrite {
  guard: SessionGuard;
  /** the room's version before the put */
  version: number;
  room: Room;
  deadlineMs: number;
}

const ONE = {
  name: 'move-with-session',
  text: `WITH ${SESSION_GUARD}, written AS (
      UPDATE rooms r SET status = $6, black = $7, white = $8, moves = $9, version = $10, updated_at = to_timestamp($11::double precision),
        deadline = to_timestamp($12::double precision),
        put_times = $15
      FROM guard WHERE r.id = $13 AND r.version = $14 AND r.deadline > now() RETURNING r.id
    ), ${SESSION_RECORDED} SELECT id FROM written`,
};

/**
 * Checks both guards before either write: a call is `fit` when its session and its room are locked and as they were
 * read. Rooms are locked in the order of their ids, so that of two nodes' batches on the same rooms one gets them all.
 * Rows that others have locked are skipped instead of waited for, so no deadlock can form. Lateral for the same reason
 * as the session's guard.
 */
const MANY = {
  name: 'moves-with-sessions',
  text: `WITH asked AS MATERIALIZED (
      SELECT * FROM unnest(${SESSIONS_ASKED.arrays}, $6::bigint[], $7::integer[], $8::smallint[], $9::bigint[],
        $10::bigint[], $11::bytea[], $12::bytea[], $13::double precision[], $14::double precision[]) WITH ORDINALITY
        AS a (${SESSIONS_ASKED.columns}, room_id, version, status, black, white, moves, put_times, updated_s, deadline_s, n)
    ), ${SESSION_GUARDS}, fit AS MATERIALIZED (
      SELECT a.* FROM (SELECT a.* FROM guards g JOIN asked a ON a.n = g.n ORDER BY a.room_id) AS a JOIN LATERAL (
        SELECT r.version FROM rooms r WHERE r.id = a.room_id AND r.deadline > now() FOR UPDATE SKIP LOCKED) AS r ON r.version = a.version
    ), written AS (
      UPDATE rooms r SET status = f.status, black = f.black, white = f.white, moves = f.moves, put_times = f.put_times,
        version = f.version + 1, updated_at = to_timestamp(f.updated_s), deadline = to_timestamp(f.deadline_s)
      FROM fit f WHERE r.id = f.room_id RETURNING f.n
    ), ${sessionsRecorded('fit')} SELECT n FROM written`,
};

const LIMITS = { batch: 64, inFlight: 1, fullInFlight: 4 };

/** for to_timestamp, which costs Node and PostgreSQL less than a date as text */
const secondsOf = (time: Date): number => time.getTime() / 1000;

/** Writes the moves of optimistic calls: calls that arrive at the same time share a statement and its commit. */
@Injectable()
export class OptimisticRoomWrites {
  readonly batcher = new Batcher<OptimisticRoomWrite, boolean>(
    {
      one: (write) => this.writeOne(write),
      many: (writes) => this.writeMany(writes),
      conflictKeys: ({ guard, room }) => [guard.tokenHash.toString('latin1'), room.id],
    },
    LIMITS,
  );

  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  /** @returns false when the session or the room is no longer as it was read: nothing was written */
  write(write: OptimisticRoomWrite): Promise<boolean> {
    return this.config.isBatching ? this.batcher.submit(write) : this.writeOne(write);
  }

  private async writeOne({ guard, version, room, deadlineMs }: OptimisticRoomWrite): Promise<boolean> {
    const values = [
      ...guardValues(guard),
      ...[room.status, room.board.black.toInt64(), room.board.white.toInt64(), room.moves, room.version],
      ...[secondsOf(room.updatedAt), secondsOf(room.deadline), room.id, version, room.putTimes],
    ];
    return (await this.database.queryColumn(ONE, values, deadlineMs)).length > 0;
  }

  /**
   * What is undefined was not written: its rows have changed or are locked. The batcher then sends it alone, which
   * waits.
   */
  private async writeMany(writes: readonly OptimisticRoomWrite[]): Promise<(true | undefined)[]> {
    const rooms = writes.map(({ room }) => room);
    const numbers = await this.database.queryColumn(
      MANY,
      [
        ...guardsValues(writes.map(({ guard }) => guard)),
        numberArray(rooms.map(({ id }) => id)),
        numberArray(writes.map(({ version }) => version)),
        numberArray(rooms.map(({ status }) => status)),
        numberArray(rooms.map(({ board }) => board.black.toInt64())),
        numberArray(rooms.map(({ board }) => board.white.toInt64())),
        byteaArray(rooms.map(({ moves }) => moves)),
        byteaArray(rooms.map(({ putTimes }) => putTimes)),
        numberArray(rooms.map(({ updatedAt }) => secondsOf(updatedAt))),
        numberArray(rooms.map(({ deadline }) => secondsOf(deadline))),
      ],
      Math.min(...writes.map(({ deadlineMs }) => deadlineMs)),
    );
    const written = new Array<true | undefined>(writes.length);
    for (const n of numbers) written[Number(n) - 1] = true;
    return written;
  }
}
