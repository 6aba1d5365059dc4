import type { othello } from '../generated/othello.js';
import { type Select, selectList } from '../persistence/index.ts';
import { type Id, wireId } from '../rpc/wire-id.ts';

/** A user with rating and results. */
export interface PlayerStats {
  id: Id;
  name: string;
  exp: number;
  gold: number;
  win: number;
  lose: number;
  draw: number;
  /** Glicko-2 */
  rating: number;
  ratingDeviation: number;
  ratingVolatility: number;
}

const EXP_A_LEVEL = 100;

export const levelOf = (exp: number): number => 1 + Math.floor(exp / EXP_A_LEVEL);

/** How a user is shown to clients. */
export const userMessage = (stats: PlayerStats): othello.User.$Properties => ({
  id: wireId(stats.id),
  name: stats.name,
  level: levelOf(stats.exp),
  exp: stats.exp,
  win: stats.win,
  lose: stats.lose,
  gold: stats.gold,
  draw: stats.draw,
  rating: Math.max(0, Math.round(stats.rating)), // a uint32 can't be negative, but a Glicko-2 rating can
  ratingDeviation: Math.max(0, Math.round(stats.ratingDeviation)),
});

const COLUMNS = {
  id: 'id',
  name: 'name',
  exp: 'exp',
  gold: 'gold',
  win: 'win',
  lose: 'lose',
  draw: 'draw',
  rating: 'rating',
  ratingDeviation: 'rating_deviation',
  ratingVolatility: 'rating_volatility',
} as const satisfies Record<keyof PlayerStats, string>;

/** Columns of a user in a row that joins users as `Alias`; all null when the join found none. */
export type PlayerStatsRow<Alias extends string> = {
  [Key in keyof PlayerStats as `${Alias}_${(typeof COLUMNS)[Key]}`]: PlayerStats[Key] | null;
};

/** For a query that joins users as `alias`; read with `playerStatsFrom`. */
export const playerStatsSelect = <Alias extends string>(alias: Alias): Select<PlayerStatsRow<Alias>> =>
  Object.fromEntries(Object.values(COLUMNS).map((column) => [`${alias}_${column}`, `${alias}.${column}`])) as Select<
    PlayerStatsRow<Alias>
  >;

/**
 * SQL condition on users: a person who has a rank. A rated game changes the rating or its deviation, so who has played
 * bots or casual games alone is not ranked.
 */
export const isRanked = (alias: string): string =>
  `NOT ${alias}.is_bot AND ${alias}.win + ${alias}.lose + ${alias}.draw > 0
    AND (${alias}.rating <> 1500 OR ${alias}.rating_deviation <> 350)`;

/** `playerStatsSelect` as SQL text. */
export const playerStatsColumns = (alias: string): string => selectList(playerStatsSelect(alias));

/** column names by alias, cached, since every row of every optimistic call needs them */
const names = new Map<string, Record<keyof PlayerStats, string>>();

function namesOf(alias: string): Record<keyof PlayerStats, string> {
  const made = Object.entries(COLUMNS).map(([key, column]) => [key, `${alias}_${column}`]);
  const of = Object.fromEntries(made) as Record<keyof PlayerStats, string>;
  names.set(alias, of);
  return of;
}

/** @returns undefined when the join found no user */
export function playerStatsFrom<Alias extends string>(
  row: PlayerStatsRow<Alias>,
  alias: Alias,
): PlayerStats | undefined {
  const columns = row as Readonly<Record<string, unknown>>;
  const of = names.get(alias) ?? namesOf(alias);
  if (columns[of.id] == null) return undefined;
  return {
    id: columns[of.id],
    name: columns[of.name],
    exp: columns[of.exp],
    gold: columns[of.gold],
    win: columns[of.win],
    lose: columns[of.lose],
    draw: columns[of.draw],
    rating: columns[of.rating],
    ratingDeviation: columns[of.ratingDeviation],
    ratingVolatility: columns[of.ratingVolatility],
  } as PlayerStats;
}
