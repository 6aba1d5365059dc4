import { Injectable } from '@nestjs/common';
import { Config } from '../../config.ts';
import {
  byteaArray,
  Batcher,
  Database,
  numberArray,
  PackedRows,
  type Select,
  selectList,
} from '../../persistence/index.ts';
import type { SessionKey, SessionRow } from '../../rpc/session.ts';
import { sessionSelect } from '../../rpc/sessions.ts';
import { type Id, isStorableId } from '../../rpc/wire-id.ts';
import { MatchmakingRepository } from '../matchmaking/matchmaking.repository.ts';
import { ROOM_WITH_PLAYERS, type RoomWithPlayersRow, WITH_PLAYERS } from '../rooms/room-with-players.ts';
import { UNFILLED } from '../rooms/room.ts';

/** A session with the room that its user asked for, if the user sits in it, and its players. */
export type RoomWithSessionRow = SessionRow &
  RoomWithPlayersRow & {
    /** the call's number in its batch, from 1 */
    n: number;
    now: Date;
    is_overdue: boolean | null;
    older_waits: boolean | null;
  };

interface Ask extends SessionKey {
  roomId: Id;
}

/**
 * $4: the lowest queue_no that a person's waiting room can have; $5: whether only an older room counts whose rating
 * window fits, or any older person's room
 * @param call SQL for the call's number in the batch, and for the seqNo whose stored answers it wants
 */
const seen = (call: { n: string; seqNo: string }): Select<RoomWithSessionRow> => ({
  n: call.n,
  ...sessionSelect(call.seqNo),
  now: 'now()',
  ...ROOM_WITH_PLAYERS,
  is_overdue: 'r.ended_at IS NULL AND r.deadline <= now()',
  older_waits: `CASE WHEN ${UNFILLED} AND NOT r.private AND NOT r.owner_is_bot
    THEN older_person_waits(r.queue_no, CASE WHEN $5::boolean THEN r.owner_rating END, $4::bigint) END`,
});

const SEEN_ONE = seen({ n: '1', seqNo: '$2::bigint' });
const SEEN_MANY = seen({ n: 'a.n::integer', seqNo: 'a.seq_no' });

const PACKED = new PackedRows(SEEN_ONE);

const joined = (roomId: string) =>
  `LEFT JOIN rooms r ON r.id = ${roomId} AND s.user_id IN (r.user_1, r.user_2) ${WITH_PLAYERS}`;

const ONE = {
  name: 'room-with-session',
  text: `SELECT record_send(seen) AS packed FROM (
    SELECT ${selectList(SEEN_ONE)} FROM sessions s ${joined('$3')} WHERE s.token_hash = $1) AS seen`,
};

/**
 * One lateral query for each call. `OFFSET 0` keeps PostgreSQL from merging them into a join, so each finds its rows by
 * their keys, as a single call does.
 */
const MANY = {
  name: 'rooms-with-sessions',
  text: `SELECT record_send(seen) AS packed
    FROM unnest($1::bytea[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS a (token_hash, seq_no, room_id, n)
    CROSS JOIN LATERAL (SELECT ${selectList(SEEN_MANY)}
      FROM sessions s ${joined('a.room_id')} WHERE s.token_hash = a.token_hash OFFSET 0) AS seen`,
};

const LIMITS = { batch: 64, inFlight: 1, fullInFlight: 4 };

const storable = ({ roomId }: Ask): Id | null => (isStorableId(roomId) ? roomId : null);

/** Reads what optimistic calls decide on: one statement for all calls that arrive at the same time. */
@Injectable()
export class OptimisticRoomReads {
  readonly batcher = new Batcher<Ask, RoomWithSessionRow | null>(
    { one: (ask) => this.readOne(ask), many: (asks) => this.readMany(asks) },
    LIMITS,
  );

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly matches: MatchmakingRepository,
  ) {}

  /** @returns null: there is no such session */
  read(key: SessionKey, roomId: Id): Promise<RoomWithSessionRow | null> {
    const { tokenHash, seqNo, deadlineMs } = key;
    const ask = { tokenHash, seqNo, deadlineMs, roomId };
    return this.config.isBatching ? this.batcher.submit(ask) : this.readOne(ask);
  }

  private get queueValues(): string[] {
    return [this.matches.firstNo, String(this.matches.goesByWindows)];
  }

  private async readOne(ask: Ask): Promise<RoomWithSessionRow | null> {
    const values = [ask.tokenHash, ask.seqNo ?? null, storable(ask), ...this.queueValues];
    const [packed] = await this.database.queryColumn(ONE, values, ask.deadlineMs);
    return packed ? PACKED.unpack(packed) : null;
  }

  private async readMany(asks: readonly Ask[]): Promise<(RoomWithSessionRow | null)[]> {
    const rows = await this.database.queryColumn(
      MANY,
      [
        byteaArray(asks.map(({ tokenHash }) => tokenHash)),
        numberArray(asks.map(({ seqNo }) => seqNo ?? null)),
        numberArray(asks.map(storable)),
        ...this.queueValues,
      ],
      Math.min(...asks.map(({ deadlineMs }) => deadlineMs)),
    );
    const found = new Array<RoomWithSessionRow | null>(asks.length).fill(null);
    for (const packed of rows) {
      const row = PACKED.unpack(packed ?? '');
      found[row.n - 1] = row;
    }
    return found;
  }
}
