import { findRoom } from '@othello-rpc/client';
import { keepRematch, keptRematch } from '../device.ts';
import { session } from '../session.ts';

/** Whether the room waits for one player only. */
export const isRematch = (roomId: string): boolean => keptRematch() === roomId;

/** Asks for another game with colours swapped. @returns its room, which waits until the other player asks too */
export async function askForRematch(roomId: string): Promise<string | undefined> {
  const next = findRoom(await session.client.rematch({ roomId }))?.roomId;
  if (next !== undefined) keepRematch(next);
  return next;
}
