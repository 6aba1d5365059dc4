import { Injectable } from '@nestjs/common';
import { startBoard } from '@othello-rpc/kernel';
import type { Transaction } from '../persistence/index.ts';
import { type Id, isStorableId } from '../rpc/wire-id.ts';
import { type Room, roomChange, roomColumns, roomFrom, type RoomRow, Status } from './room.ts';

const ROOM = roomColumns('r');
const WAITING = 'r.user_2 IS NULL AND r.ended_at IS NULL AND NOT r.private';

/** The server's own bots wait for people: two of them never meet. */
const areBots = (one: string, other: string): string =>
  `(SELECT count(*) = 2 FROM users WHERE id IN (${one}, ${other}) AND is_bot)`;

const SEAT_ATTEMPTS = 5;

/** any number: who holds it looks for a waiting room once more before making one, so that two at once meet */
const MATCHMAKING_LOCK = 0x07e11;

interface NewRoom {
  userId: Id;
  isPrivate: boolean;
  waitingTimeoutS: number;
  /** the ended game that is played again */
  rematchOf?: Id;
}

interface Joiner {
  userId: Id;
  turnTimeoutS: number;
  /** the ended game whose players play again: who was Black is White now, and it is as private as it was */
  swapping?: Room;
}

/**
 * Rooms and seats. Locks, so that nobody waits in a ring: a transaction waits for the room where its user sits or for
 * rooms in the order of their ids, and for no other while it holds one (SKIP LOCKED).
 */
@Injectable()
export class RoomRepository {
  /** @returns the room that the user's seat is in, locked; undefined when they sit nowhere */
  async lockSeated(tx: Transaction, userId: Id): Promise<Room | undefined> {
    for (let attempt = 1; attempt <= SEAT_ATTEMPTS; attempt++) {
      const room = await this.one(
        tx,
        `SELECT ${ROOM} FROM seats t JOIN rooms r ON r.id = t.room_id WHERE t.user_id = $1 FOR UPDATE OF r`,
        [userId],
      );
      // it ended while we waited for it: the seat is gone, or in the room that it was merged into
      if (!room?.endedAt) return room;
    }
    throw new Error(`user ${userId} sits in a room that has ended`);
  }

  /** The user's room without a lock. */
  findSeated(tx: Transaction, userId: Id): Promise<Room | undefined> {
    return this.one(tx, `SELECT ${ROOM} FROM seats t JOIN rooms r ON r.id = t.room_id WHERE t.user_id = $1`, [userId]);
  }

  /** Rooms locked in the order of their ids. */
  async lock(tx: Transaction, ids: readonly Id[]): Promise<Map<Id, Room>> {
    const rows = await tx.query<RoomRow>(
      `SELECT ${ROOM} FROM rooms r WHERE r.id = ANY ($1::bigint[]) ORDER BY r.id FOR UPDATE`,
      [ids.filter(isStorableId)],
    );
    return new Map(rows.flatMap((row) => roomFrom(row) ?? []).map((room) => [room.id, room]));
  }

  /** The oldest public waiting room of someone else that nobody has locked; older than `before` if given. */
  lockOldestWaiting(tx: Transaction, userId: Id, before?: Id): Promise<Room | undefined> {
    return this.one(
      tx,
      `SELECT ${ROOM} FROM rooms r
       WHERE ${WAITING} AND r.user_1 <> $1 AND r.deadline > clock_timestamp() AND ($2::bigint IS NULL OR r.id < $2)
         AND NOT ${areBots('r.user_1', '$1')}
       ORDER BY r.id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [userId, before ?? null],
    );
  }

  /** A waiting room, unless someone has it locked. */
  lockWaitingNow(tx: Transaction, id: Id): Promise<Room | undefined> {
    return this.one(tx, `SELECT ${ROOM} FROM rooms r WHERE r.id = $1 AND ${WAITING} FOR UPDATE SKIP LOCKED`, [id]);
  }

  /** Holds back other callers of this until the transaction ends. */
  async queueForMatch(tx: Transaction): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [MATCHMAKING_LOCK]);
  }

  /** The room, if its deadline has passed. */
  lockOverdue(tx: Transaction, id: Id): Promise<Room | undefined> {
    return this.one(
      tx,
      `SELECT ${ROOM} FROM rooms r
       WHERE r.id = $1 AND r.ended_at IS NULL AND r.deadline <= clock_timestamp() FOR UPDATE`,
      [id],
    );
  }

  /** Public rooms that have waited `seconds` while an older one of someone else waits too. */
  async findMergeable(tx: Transaction, seconds: number): Promise<Id[]> {
    const rows = await tx.query<{ id: Id }>(
      `SELECT r.id FROM rooms r WHERE ${WAITING} AND r.created_at < now() - make_interval(secs => $1)
         AND older_room_waits(r.id, r.user_1)
       ORDER BY r.id LIMIT 100`,
      [seconds],
    );
    return rows.map(({ id }) => id);
  }

  async add(tx: Transaction, room: NewRoom): Promise<Room> {
    const [row] = await tx.query<RoomRow>(
      `INSERT INTO rooms AS r (user_1, black, white, moves, private, deadline, check_after, created_at, updated_at,
         rematch_of)
       SELECT $1, $2, $3, '', $4, at + make_interval(secs => $5), at + make_interval(secs => $5), at, at, $6
       FROM clock_timestamp() AS at RETURNING ${ROOM}`,
      [
        ...[room.userId, startBoard.black.toInt64(), startBoard.white.toInt64(), room.isPrivate, room.waitingTimeoutS],
        room.rematchOf ?? null,
      ],
    );
    const made = row && roomFrom(row);
    if (!made) throw new Error('a room was inserted and not returned');
    await this.seat(tx, room.userId, made.id);
    return made;
  }

  /** Seats the user in a locked waiting room, as Black unless this is a rematch: the game begins. */
  async fill(tx: Transaction, room: Room, { userId, turnTimeoutS, swapping }: Joiner): Promise<Room> {
    const [white, black] = swapping ? [swapping.user2, swapping.user1] : [room.user1, userId];
    const filled = await this.one(
      tx,
      `UPDATE rooms r SET user_1 = $2, user_2 = $3, private = $4, status = $5, version = version + 1,
         updated_at = at, started_at = at, deadline = at + make_interval(secs => $6),
         check_after = at + make_interval(secs => $6)
       FROM clock_timestamp() AS at WHERE r.id = $1 RETURNING ${ROOM}`,
      [room.id, white, black, (swapping ?? room).isPrivate, Status.TURN_USER2, turnTimeoutS],
    );
    if (!filled) throw new Error(`room ${room.id} was locked and is gone`);
    await this.seat(tx, userId, room.id);
    tx.note(roomChange(filled));
    return filled;
  }

  /** Lets strangers find a locked waiting room. */
  async open(tx: Transaction, room: Room): Promise<Room> {
    const [row] = await tx.query<RoomRow>(
      `UPDATE rooms r SET private = false, version = version + 1, updated_at = clock_timestamp()
       WHERE r.id = $1 RETURNING ${ROOM}`,
      [room.id],
    );
    const opened = (row && roomFrom(row)) ?? room;
    tx.note(roomChange(opened));
    return opened;
  }

  /** Writes the end of a locked room and empties its seats. */
  async writeEnd(tx: Transaction, room: Room, mergedInto?: Id): Promise<void> {
    await tx.query(
      `UPDATE rooms SET status = $2, black = $3, white = $4, moves = $5, version = $6, winner = $7,
         updated_at = $8, ended_at = $8, merged_into = $9, put_times = $10 WHERE id = $1`,
      [
        room.id,
        room.status,
        ...[room.board.black.toInt64(), room.board.white.toInt64(), Buffer.from(room.moves)],
        ...[room.version, room.winner, room.endedAt, mergedInto ?? null, Buffer.from(room.putTimes)],
      ],
    );
    tx.note(roomChange(room));
    await tx.query('DELETE FROM seats WHERE user_id = ANY ($1::bigint[]) AND room_id = $2', [
      [room.user1, room.user2 ?? room.user1],
      room.id,
    ]);
  }

  /** the database's clock */
  async now(tx: Transaction): Promise<Date> {
    const [row] = await tx.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    if (!row) throw new Error('the clock gave no time');
    return row.now;
  }

  private async seat(tx: Transaction, userId: Id, roomId: Id): Promise<void> {
    await tx.query(
      `INSERT INTO seats (user_id, room_id) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET room_id = $2`,
      [userId, roomId],
    );
  }

  private async one(tx: Transaction, sql: string, values: unknown[]): Promise<Room | undefined> {
    const [row] = await tx.query<RoomRow>(sql, values);
    return row && roomFrom(row);
  }
}
