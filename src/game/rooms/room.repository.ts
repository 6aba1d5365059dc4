import { Injectable } from '@nestjs/common';
import { startBoard } from '@othello-rpc/kernel';
import type { Transaction } from '../../persistence/index.ts';
import { type Id, isStorableId } from '../../rpc/wire-id.ts';
import { isInvite, newInvite } from './invite.ts';
import { roomColumns, roomFrom, type RoomRow } from './room-row.ts';
import { turnMs } from './clocks.ts';
import { haveSameTerms, type Room, roomChangeEvent, Seat, Status, type Terms, USUAL_TERMS } from './room.ts';

const ROOM = roomColumns('r');

const SEAT_ATTEMPTS = 5;

export interface NewRoom {
  userId: Id;
  isPrivate: boolean;
  terms: Terms;
  /** whether anyone may join, whatever their rating */
  isAnyoneWelcome: boolean;
  waitingTimeoutS: number;
  /** the ended game that is played again */
  rematchOf?: Id;
}

/** A room as JoinGameRoom names it. */
export interface AskedRoom {
  /** "0": not sent */
  roomId: Id;
  /** undefined: not sent */
  invite: string | undefined;
}

interface Joiner {
  userId: Id;
  /** s of a turn where the room's terms have no limit of their own */
  turnTimeoutS: number;
  /** for a rematch, the ended game: its Black is White now, and the new game is as private as it was */
  swapping?: Room;
}

/**
 * Rooms and seats. To avoid deadlocks, a transaction waits only for its user's own room, or for rooms in the order of
 * their ids; while it holds a room's lock it takes others with SKIP LOCKED only.
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
      // otherwise it ended while we waited for its lock: the user has no seat now, or one in the room it was merged
      // into
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

  /** Locks the user's own room of that id. Other users' rooms are not locked, so that nobody can hold them up. */
  lockOwn(tx: Transaction, userId: Id, id: Id): Promise<Room | undefined> {
    return this.one(tx, `SELECT ${ROOM} FROM rooms r WHERE r.id = $1 AND $2 IN (r.user_1, r.user_2) FOR UPDATE`, [
      isStorableId(id) ? id : null,
      userId,
    ]);
  }

  /**
   * The room that JoinGameRoom names: a public one by its id, a private one by its invite only. The id of a private
   * room gives the same result as an unknown id, by the same two index lookups.
   */
  async findAsked(tx: Transaction, { roomId, invite }: AskedRoom): Promise<Id | undefined> {
    const id = isStorableId(roomId) ? roomId : null;
    const [row] = await tx.query<{ id: Id }>(
      `SELECT r.id FROM rooms r WHERE r.id = $1 AND NOT r.private AND NOT $3
       UNION ALL SELECT r.id FROM rooms r WHERE r.invite = $2 AND ($1 = 0 OR r.id = $1)`,
      [id, invite !== undefined && isInvite(invite) ? invite : null, invite !== undefined],
    );
    return row?.id;
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

  async add(tx: Transaction, room: NewRoom): Promise<Room> {
    const { terms } = room;
    const [row] = await tx.query<RoomRow>(
      `INSERT INTO rooms AS r (user_1, owner_is_bot, owner_rating, black, white, moves, private, deadline, check_after,
         created_at, updated_at, rematch_of, invite, casual, rated, queue_no,
         turn_seconds, game_seconds, increment_seconds, owner_seat)
       SELECT u.id, u.is_bot, CASE WHEN NOT $8::boolean THEN greatest(0, round(u.rating)) END, $2, $3, '', $4, at + make_interval(secs => $5),
         at + make_interval(secs => $5), at, at, $6, $7, $9, NOT $9 AND NOT u.is_bot,
         CASE WHEN $10 THEN nextval('rooms_queue_no') END, $11, $12, $13, $14
       FROM users u, clock_timestamp() AS at WHERE u.id = $1 RETURNING ${ROOM}`,
      [
        ...[room.userId, startBoard.black.toInt64(), startBoard.white.toInt64(), room.isPrivate, room.waitingTimeoutS],
        ...[room.rematchOf ?? null, room.isPrivate && room.rematchOf === undefined ? newInvite() : null],
        ...[room.isAnyoneWelcome, terms.isCasual, haveSameTerms(terms, USUAL_TERMS)],
        ...[terms.turnSeconds ?? null, terms.gameSeconds, terms.incrementSeconds, terms.ownerSeat],
      ],
    );
    const made = row && roomFrom(row);
    if (!made) throw new Error('a room was inserted and not returned');
    await this.seat(tx, room.userId, made.id);
    return made;
  }

  /** Seats the user in a locked waiting room, as Black unless its terms or a rematch say otherwise: the game begins. */
  async fill(tx: Transaction, room: Room, { userId, turnTimeoutS, swapping }: Joiner): Promise<Room> {
    const seats = ownerPlaysBlack(room) ? [userId, room.user1] : [room.user1, userId];
    const [white, black] = swapping ? [swapping.user2, swapping.user1] : seats;
    const turnS = turnMs(room, 'black', turnTimeoutS * 1000) / 1000;
    const filled = await this.one(
      tx,
      `UPDATE rooms r SET user_1 = $2, user_2 = $3, private = $4, status = $5, version = version + 1,
         rated = r.rated AND NOT (SELECT u.is_bot FROM users u WHERE u.id = $7),
         updated_at = at, started_at = at, deadline = at + make_interval(secs => $6),
         check_after = at + make_interval(secs => $6)
       FROM clock_timestamp() AS at WHERE r.id = $1 RETURNING ${ROOM}`,
      [room.id, white, black, (swapping ?? room).isPrivate, Status.TURN_USER2, turnS, userId],
    );
    if (!filled) throw new Error(`room ${room.id} was locked and is gone`);
    await this.seat(tx, userId, room.id);
    tx.publish(roomChangeEvent(filled));
    return filled;
  }

  /** Makes a locked waiting room public, at the end of the queue; its terms are the usual ones. */
  async open(tx: Transaction, room: Room): Promise<Room> {
    const [row] = await tx.query<RoomRow>(
      `UPDATE rooms r SET private = false, invite = NULL, queue_no = DEFAULT, version = version + 1,
         updated_at = clock_timestamp()
       WHERE r.id = $1 RETURNING ${ROOM}`,
      [room.id],
    );
    const opened = (row && roomFrom(row)) ?? room;
    tx.publish(roomChangeEvent(opened));
    return opened;
  }

  /** Moves the deadline of a locked room to now. */
  async writeTimeUp(tx: Transaction, id: Id): Promise<void> {
    await tx.query(
      `UPDATE rooms SET deadline = least(deadline, clock_timestamp()), check_after = least(check_after, clock_timestamp())
       WHERE id = $1`,
      [id],
    );
  }

  /** Writes the end of a locked room and empties its seats. */
  async writeEnd(tx: Transaction, room: Room, mergedInto?: Id): Promise<void> {
    await tx.query(
      `UPDATE rooms SET status = $2, black = $3, white = $4, moves = $5, version = $6, winner = $7,
         updated_at = $8, ended_at = $8, merged_into = $9, put_times = $10, ended_by = $11, invite = NULL WHERE id = $1`,
      [
        room.id,
        room.status,
        ...[room.board.black.toInt64(), room.board.white.toInt64(), Buffer.from(room.moves)],
        ...[room.version, room.winner, room.endedAt, mergedInto ?? null, Buffer.from(room.putTimes)],
        room.endedBy ?? null,
      ],
    );
    tx.publish(roomChangeEvent(room));
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

const ownerPlaysBlack = ({ ownerSeat }: Terms): boolean =>
  ownerSeat === Seat.BLACK || (ownerSeat === Seat.RANDOM && Math.random() < 0.5);
