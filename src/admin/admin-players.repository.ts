import { Injectable } from '@nestjs/common';
import { PlayerNamePolicy } from '../auth/index.ts';
import { Database } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';
import { PAGE } from './page.ts';

/** A player as the administrator sees them. */
export interface AdminPlayer {
  id: Id;
  name: string;
  isBot: boolean;
  rating: number;
  win: number;
  lose: number;
  draw: number;
  registered: Date;
  /** when their live session began; null: they have none */
  session: Date | null;
  /** the last call that their session counted */
  seqNo: string | null;
  /** the open room where they sit */
  room: Id | null;
  suspended: Date | null;
  reason: string | null;
}

const COLUMNS = `u.id, u.name, u.is_bot AS "isBot", greatest(0, round(u.rating))::integer AS rating, u.win, u.lose, u.draw,
  u.created_at AS registered, s.created_at AS session, s.seq_no AS "seqNo", t.room_id AS room, p.at AS suspended, p.reason`;
const JOINS = `LEFT JOIN sessions s ON s.user_id = u.id AND s.replaced_at IS NULL
  LEFT JOIN seats t ON t.user_id = u.id LEFT JOIN suspensions p ON p.user_id = u.id`;

const BEFORE = `coalesce($1::bigint, 9223372036854775807)`;
const listing = (text: string) => ({ name: '', text });

const NEWEST = listing(
  `SELECT ${COLUMNS} FROM (SELECT * FROM users WHERE id < ${BEFORE} ORDER BY id DESC LIMIT ${PAGE}) u
   ${JOINS} ORDER BY u.id DESC`,
);
const WITH_SESSION = listing(
  `SELECT ${COLUMNS} FROM (SELECT * FROM sessions WHERE replaced_at IS NULL AND user_id < ${BEFORE}
     ORDER BY user_id DESC LIMIT ${PAGE}) s
   JOIN users u ON u.id = s.user_id LEFT JOIN seats t ON t.user_id = u.id LEFT JOIN suspensions p ON p.user_id = u.id
   ORDER BY u.id DESC`,
);
const SUSPENDED = listing(
  `SELECT ${COLUMNS} FROM (SELECT * FROM suspensions WHERE user_id < ${BEFORE} ORDER BY user_id DESC LIMIT ${PAGE}) f
   JOIN users u ON u.id = f.user_id ${JOINS} ORDER BY u.id DESC`,
);
const BY_NAME = listing(`SELECT ${COLUMNS} FROM users u ${JOINS} WHERE u.name_key = $1`);
const BY_ID = listing(`SELECT ${COLUMNS} FROM users u ${JOINS} WHERE u.id = $1`);

/** Which players a list shows. */
export const PLAYER_LISTS = { newest: NEWEST, sessions: WITH_SESSION, suspended: SUSPENDED } as const;

@Injectable()
export class AdminPlayers {
  constructor(
    private readonly database: Database,
    private readonly names: PlayerNamePolicy,
  ) {}

  /** Highest id first. @param before only players with a lower id */
  list(which: keyof typeof PLAYER_LISTS, before: Id | undefined): Promise<AdminPlayer[]> {
    return this.database.query<AdminPlayer & Record<string, unknown>>(PLAYER_LISTS[which], [before ?? null]);
  }

  /** The player of that name, or of one that counts as the same. */
  async findByName(name: string): Promise<AdminPlayer[]> {
    const judged = this.names.judge(name);
    // names of the server's own bots may be none by a team's rule
    const key = 'refusal' in judged ? name.toLowerCase() : judged.key;
    return this.database.query<AdminPlayer & Record<string, unknown>>(BY_NAME, [key]);
  }

  async find(id: Id): Promise<AdminPlayer | undefined> {
    return (await this.database.query<AdminPlayer & Record<string, unknown>>(BY_ID, [id]))[0];
  }
}
