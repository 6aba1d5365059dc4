import type { othello } from '../generated/othello.js';
import { type Id, wireId } from '../rpc/wire-id.ts';

/** A user with what playing made of them. */
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
  rating: Math.max(0, Math.round(stats.rating)), // no uint32 is below, though Glicko-2 knows no floor
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

/** Select list for a query that joins users as `alias`; read with `playerStatsFrom`. */
export const playerStatsColumns = (alias: string): string =>
  Object.values(COLUMNS)
    .map((column) => `${alias}.${column} AS ${alias}_${column}`)
    .join(', ');

/** What a row calls the columns of `playerStatsColumns`. */
export const playerStatsNames = (alias: string): string[] => Object.values(names.get(alias) ?? namesOf(alias));

/** by alias, since every row of every optimistic call asks for them */
const names = new Map<string, Record<keyof PlayerStats, string>>();

function namesOf(alias: string): Record<keyof PlayerStats, string> {
  const made = Object.entries(COLUMNS).map(([key, column]) => [key, `${alias}_${column}`]);
  const of = Object.fromEntries(made) as Record<keyof PlayerStats, string>;
  names.set(alias, of);
  return of;
}

/** @returns undefined when the join found no user */
export function playerStatsFrom(row: Record<string, unknown>, alias: string): PlayerStats | undefined {
  const of = names.get(alias) ?? namesOf(alias);
  if (row[of.id] == null) return undefined;
  return {
    id: row[of.id],
    name: row[of.name],
    exp: row[of.exp],
    gold: row[of.gold],
    win: row[of.win],
    lose: row[of.lose],
    draw: row[of.draw],
    rating: row[of.rating],
    ratingDeviation: row[of.ratingDeviation],
    ratingVolatility: row[of.ratingVolatility],
  } as PlayerStats;
}
