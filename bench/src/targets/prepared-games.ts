import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { lineOf } from '../games.ts';
import type { Step } from '../wires/wire.ts';

/** version of a room whose second player just sat down */
const JUST_FILLED = 2;

/** A game of 40 moves, made of rows: the calls that make one are not what is measured. */
export interface PreparedGame {
  roomId: number;
  squares: readonly number[];
  players: readonly [black: PreparedPlayer, white: PreparedPlayer];
}

interface PreparedPlayer {
  token: string;
  /** of their last put */
  seqNo: number;
}

/** Users, sessions, rooms and seats in the tables that every compared server serves. */
export class PreparedGames {
  private constructor(
    private readonly client: pg.Client,
    readonly all: readonly PreparedGame[],
  ) {}

  static async make(databaseUrl: string, count: number, seed: number): Promise<PreparedGames> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const family = randomBytes(6).toString('hex');
    const { rows } = await client.query<{ room_id: string; white: string; black: string }>(MAKE, [family, count]);
    await client.query(SEAT, [rows.map(({ room_id }) => room_id)]);
    const player = (id: string): PreparedPlayer => ({ token: tokenOf(family, id), seqNo: 0 });
    const games = rows.map(({ room_id, white, black }, index): PreparedGame => ({
      roomId: Number(room_id),
      squares: lineOf(seed + index),
      players: [player(black), player(white)],
    }));
    return new PreparedGames(client, games);
  }

  /** All games at their start again; what the sessions counted stays counted. */
  async renew(): Promise<void> {
    await this.client.query(RENEW, [this.all.map(({ roomId }) => roomId), JUST_FILLED]);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** All puts of a game, in order, each counted by its player's session. */
export function putsOf({ roomId, squares, players }: PreparedGame): Step[] {
  return squares.map((square, ply) => {
    const player = players[ply % 2] as PreparedPlayer;
    const request = { roomId, r: square >> 3, c: square & 7 };
    return { procedure: 'GamePut', request, token: player.token, seqNo: ++player.seqNo };
  });
}

const tokenOf = (family: string, userId: string) => `bench-${family}-${userId}`;

// the discs of the start: d4 e5 white, e4 d5 black
const START = `black = (1::bigint << 28) | (1::bigint << 35), white = (1::bigint << 27) | (1::bigint << 36)`;

const MAKE = `WITH players AS (
    INSERT INTO users (name, name_key) SELECT name, name FROM (
      SELECT 'b' || left($1, 8) || n AS name FROM generate_series(1, 2 * $2::integer) AS n) AS named RETURNING id
  ), logins AS (
    INSERT INTO sessions (token_hash, user_id)
    SELECT sha256(convert_to('bench-' || $1 || '-' || id, 'UTF8')), id FROM players
  ), tables AS (
    SELECT id AS white, lead(id) OVER (ORDER BY id) AS black, row_number() OVER (ORDER BY id) AS n FROM players
  )
  INSERT INTO rooms (user_1, user_2, status, black, white, moves, version, private, deadline, started_at)
  SELECT white, black, 2, (1::bigint << 28) | (1::bigint << 35), (1::bigint << 27) | (1::bigint << 36), '', 2, true,
    now() + interval '1 day', now() FROM tables WHERE n % 2 = 1
  RETURNING id AS room_id, user_1 AS white, user_2 AS black`;

const SEAT = `INSERT INTO seats (user_id, room_id)
  SELECT unnest(ARRAY[user_1, user_2]), id FROM rooms WHERE id = ANY ($1::bigint[])`;

const RENEW = `UPDATE rooms SET ${START}, moves = '', put_times = '', status = 2, version = $2,
  deadline = now() + interval '1 day', started_at = now(), updated_at = now() WHERE id = ANY ($1::bigint[])`;
