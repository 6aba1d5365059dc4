import type { GameRoomEntry, OthelloClient } from '@othello-rpc/client';

const PAGE = 50;
const PAGES = 4;

export type Filter = 'ALL' | 'WAITING' | 'LIVE';

/** Public rooms, and what the operator tells all players. */
export interface Listed {
  rooms: GameRoomEntry[];
  notice: string | undefined;
}

/** Newest first: a few pages of them. */
export async function listedRooms(client: OthelloClient, filter: Filter, signal?: AbortSignal): Promise<Listed> {
  const entries: GameRoomEntry[] = [];
  let cursor: string | undefined;
  let notice: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { rooms, next, notice: told } = await client.listGameRooms({ filter, cursor, limit: PAGE }, { signal });
    entries.push(...rooms);
    notice = told;
    if (!next) break;
    cursor = next;
  }
  return { rooms: entries, notice };
}

const BOT = /^bot-(.+)-\d+$/i;

/** @returns undefined when the name is no bot's */
export const botLevel = (name: string | undefined): string | undefined => BOT.exec(name ?? '')?.[1];

/** How many people other than `me` wait or play in these rooms. */
export function othersIn(entries: readonly GameRoomEntry[], me: string | undefined): number {
  const users = entries.flatMap(({ user1, user2 }) => [user1, user2]);
  const people = users.filter((user) => user && user.id !== me && botLevel(user.name) === undefined);
  return new Set(people.map((user) => user?.id)).size;
}

/** Bots that wait, one a level, the easiest first. */
export function waitingBots(entries: readonly GameRoomEntry[]): { level: string; roomId: string }[] {
  const bots = new Map<string, string>();
  for (const { room, user1 } of entries) {
    const level = botLevel(user1?.name);
    if (level !== undefined && room?.status === 'WAITING' && room.roomId) bots.set(level, room.roomId);
  }
  return [...bots]
    .map(([level, roomId]) => ({ level, roomId }))
    .sort((one, other) => strength(one.level) - strength(other.level) || one.level.localeCompare(other.level));
}

const ORDER = ['random', 'greedy'];

function strength(level: string): number {
  const known = ORDER.indexOf(level);
  if (known >= 0) return known - ORDER.length;
  return Number(/\d+/.exec(level)?.[0] ?? 99);
}
