import type { othello } from '../generated/othello.js';
import { type Id, wireId } from '../rpc/wire-id.ts';

/** A user with what playing made of them. */
export interface Figures {
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
export const userMessage = (figures: Figures): othello.User.$Properties => ({
  id: wireId(figures.id),
  name: figures.name,
  level: levelOf(figures.exp),
  exp: figures.exp,
  win: figures.win,
  lose: figures.lose,
  gold: figures.gold,
  draw: figures.draw,
  rating: Math.max(0, Math.round(figures.rating)), // no uint32 is below, though Glicko-2 knows no floor
});

const COLUMNS = [
  ['id', 'id'],
  ['name', 'name'],
  ['exp', 'exp'],
  ['gold', 'gold'],
  ['win', 'win'],
  ['lose', 'lose'],
  ['draw', 'draw'],
  ['rating', 'rating'],
  ['rating_deviation', 'ratingDeviation'],
  ['rating_volatility', 'ratingVolatility'],
] as const;

/** Select list for a query that joins users as `alias`; read with `figuresFrom`. */
export const figureColumns = (alias: string): string =>
  COLUMNS.map(([column]) => `${alias}.${column} AS ${alias}_${column}`).join(', ');

/** @returns undefined when the join found no user */
export function figuresFrom(row: Record<string, unknown>, alias: string): Figures | undefined {
  if (row[`${alias}_id`] == null) return undefined;
  return Object.fromEntries(COLUMNS.map(([column, key]) => [key, row[`${alias}_${column}`]])) as unknown as Figures;
}
