import type { OthelloClient, RoomState } from '@othello-rpc/client';
import { onPageReturn } from '../page-return.ts';

/** A room's states until it ends or the signal is aborted; watched anew when the page was hidden or had no network. */
export async function* watchedStates(
  client: OthelloClient,
  roomId: string,
  signal: AbortSignal,
): AsyncGenerator<RoomState, void> {
  let id = roomId;
  while (!signal.aborted) {
    const round = new AbortController();
    const end = () => round.abort();
    signal.addEventListener('abort', end);
    const unsubscribe = onPageReturn(end);
    try {
      for await (const state of client.watchRoom(id, { signal: round.signal })) {
        id = state.room.roomId; // a room that waited may have been merged into an older one
        yield state;
        if (state.over) return;
      }
    } finally {
      signal.removeEventListener('abort', end);
      unsubscribe();
    }
  }
}
