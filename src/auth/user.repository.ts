import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { othello } from '../generated/othello.js';
import { Database, numberArray, type Transaction } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';
import type { PlayerName } from './player-name.ts';
import { playerStatsColumns, type PlayerStats, playerStatsFrom, type PlayerStatsRow } from './player-stats.ts';

/** Who a platform says the caller is. */
export interface Identity {
  platformType: othello.PlatformType;
  platformToken: string;
}

const keyOf = ({ platformType, platformToken }: Identity): unknown[] => [
  platformType,
  createHash('sha256').update(platformToken).digest(),
];

const FIND_MANY = {
  name: 'users-find',
  text: `SELECT ${playerStatsColumns('u')} FROM users u WHERE u.id = ANY ($1::bigint[])`,
};

@Injectable()
export class UserRepository {
  constructor(private readonly database: Database) {}

  async isKnown(tx: Transaction, identity: Identity): Promise<boolean> {
    const found = await tx.query(
      'SELECT 1 FROM identities WHERE platform_type = $1 AND token_hash = $2',
      keyOf(identity),
    );
    return found.length > 0;
  }

  /** @returns undefined when the name is taken */
  async add(tx: Transaction, { shown, key }: PlayerName, isBot = false): Promise<PlayerStats | undefined> {
    const [row] = await tx.query<PlayerStatsRow<'u'>>(
      `INSERT INTO users AS u (name, name_key, is_bot) VALUES ($1, $2, $3) ON CONFLICT (name_key) DO NOTHING
       RETURNING ${playerStatsColumns('u')}`,
      [shown, key, isBot],
    );
    return row && playerStatsFrom(row, 'u');
  }

  /** @returns false when the identity belongs to a user already */
  async vouch(tx: Transaction, identity: Identity, userId: Id): Promise<boolean> {
    const added = await tx.query(
      `INSERT INTO identities (platform_type, token_hash, user_id) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [...keyOf(identity), userId],
    );
    return added.length > 0;
  }

  /** Locks the identity, so that its logins come one after the other and each sees the session of the one before. */
  async lockByIdentity(tx: Transaction, identity: Identity): Promise<PlayerStats | undefined> {
    const [row] = await tx.query<PlayerStatsRow<'u'>>(
      `SELECT ${playerStatsColumns('u')} FROM identities i JOIN users u ON u.id = i.user_id
       WHERE i.platform_type = $1 AND i.token_hash = $2 FOR UPDATE OF i`,
      keyOf(identity),
    );
    return row && playerStatsFrom(row, 'u');
  }

  async findMany(ids: readonly Id[], tx?: Transaction): Promise<Map<Id, PlayerStats>> {
    const values = [numberArray(ids)];
    const rows = tx
      ? await tx.query<PlayerStatsRow<'u'>>(FIND_MANY.text, values)
      : await this.database.query<PlayerStatsRow<'u'>>(FIND_MANY, values);
    return new Map(rows.flatMap((row) => playerStatsFrom(row, 'u') ?? []).map((player) => [player.id, player]));
  }

  async find(tx: Transaction, id: Id): Promise<PlayerStats | undefined> {
    const [row] = await tx.query<PlayerStatsRow<'u'>>(`SELECT ${playerStatsColumns('u')} FROM users u WHERE id = $1`, [
      id,
    ]);
    return row && playerStatsFrom(row, 'u');
  }

  /** Locks users in the order of their ids, as every transaction does, so that no deadlock can form. */
  async lock(tx: Transaction, ids: readonly Id[]): Promise<Map<Id, PlayerStats>> {
    return this.lockWith(tx, ids, '');
  }

  /** Locks those users that no other transaction has locked. */
  async lockFree(tx: Transaction, ids: readonly Id[]): Promise<Map<Id, PlayerStats>> {
    return this.lockWith(tx, ids, 'SKIP LOCKED');
  }

  /** Writes the stats of locked users. */
  async write(tx: Transaction, users: readonly PlayerStats[]): Promise<void> {
    await tx.query(
      `UPDATE users u SET exp = f.exp, gold = f.gold, win = f.win, lose = f.lose, draw = f.draw,
         rating = f.rating, rating_deviation = f.rating_deviation, rating_volatility = f.rating_volatility
       FROM unnest($1::bigint[], $2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::integer[],
         $7::double precision[], $8::double precision[], $9::double precision[])
         AS f (id, exp, gold, win, lose, draw, rating, rating_deviation, rating_volatility)
       WHERE u.id = f.id`,
      [
        ...[users.map(({ id }) => id), users.map(({ exp }) => exp), users.map(({ gold }) => gold)],
        ...[users.map(({ win }) => win), users.map(({ lose }) => lose), users.map(({ draw }) => draw)],
        users.map(({ rating }) => rating),
        users.map(({ ratingDeviation }) => ratingDeviation),
        users.map(({ ratingVolatility }) => ratingVolatility),
      ].map(numberArray),
    );
  }

  private async lockWith(
    tx: Transaction,
    ids: readonly Id[],
    skipping: '' | 'SKIP LOCKED',
  ): Promise<Map<Id, PlayerStats>> {
    const rows = await tx.query<PlayerStatsRow<'u'>>(
      `SELECT ${playerStatsColumns('u')} FROM users u WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE ${skipping}`,
      [ids],
    );
    return new Map(rows.flatMap((row) => playerStatsFrom(row, 'u') ?? []).map((stats) => [stats.id, stats]));
  }
}
