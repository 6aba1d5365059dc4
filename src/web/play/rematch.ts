import { findRoom } from '@othello-rpc/client';
import { session } from '../session.ts';

/** Rooms that wait for one player only. */
const asked = new Set<string>();

export const isRematch = (roomId: string): boolean => asked.has(roomId);

/** Asks for another game with colours swapped. @returns its room, which waits until the other player asks too */
export async function askForRematch(roomId: string): Promise<string | undefined> {
  const next = findRoom(await session.client.rematch({ roomId }))?.roomId;
  if (next !== undefined) asked.add(next);
  return next;
}
