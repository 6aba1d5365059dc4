import { useEffect, useState } from 'preact/hooks';
import { tellFailure } from '../act.ts';
import { CallRefused, type GameRoomEntry, type OthelloClient } from '@othello-rpc/client';
import { useWords } from '../language/language.ts';
import { GameView } from '../parts/game-view.tsx';
import { Terms } from '../parts/terms.tsx';
import { stepsOf } from '../play/game-line.ts';
import { listedRooms } from '../play/listed-rooms.ts';
import { watchedStates } from '../play/watched-states.ts';
import { goInstead } from '../route.ts';
import { session } from '../session.ts';
import { NotFound } from './not-found.tsx';

/** ms between two polls of the list of rooms, when there is no stream */
const EVERY_MS = 1000;

type Seen = GameRoomEntry | 'ended' | 'missing';

/** The players, whom a stream's messages do not name. */
async function look(client: OthelloClient, roomId: string, signal: AbortSignal): Promise<Seen> {
  const { rooms } = await listedRooms(client, 'LIVE', signal);
  const entry = rooms.find(({ room }) => room?.roomId === roomId);
  if (entry) return entry;
  try {
    await client.getGameRecord({ roomId }, { signal });
    return 'ended';
  } catch (error) {
    if (isNoRoom(error)) return 'missing';
    throw error;
  }
}

/** The room's state from the stream; without one from the list of rooms, since GameSync is for players only. */
async function* sights(client: OthelloClient, roomId: string, signal: AbortSignal): AsyncGenerator<Seen, void> {
  for (;;) {
    const entry = await look(client, roomId, signal);
    yield entry;
    if (typeof entry === 'string') return;
    try {
      for await (const { room, over } of watchedStates(client, roomId, signal))
        yield over ? 'ended' : { ...entry, room };
      return;
    } catch (error) {
      if (!isNoRoom(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    if (signal.aborted) return;
  }
}

const isNoRoom = (error: unknown): boolean => error instanceof CallRefused && error.code === 'ErrorInvalidGameRoom';

/** A public game of other players, as it is played. When it has ended, its replay is shown, at the last move. */
export function Watch({ roomId }: { roomId: string }) {
  const text = useWords();
  const [seen, setSeen] = useState<Seen>();
  useEffect(() => {
    const stop = new AbortController();
    const follow = async () => {
      for await (const sight of sights(session.client, roomId, stop.signal)) setSeen(sight);
    };
    follow().catch((error: unknown) => stop.signal.aborted || tellFailure(error));
    return () => stop.abort();
  }, [roomId]);
  const hasEnded = seen === 'ended';
  useEffect(() => {
    if (hasEnded) goInstead(`/replay/${roomId}`);
  }, [hasEnded, roomId]);
  if (seen === 'missing') return <NotFound />;
  if (seen === undefined || seen === 'ended')
    return (
      <p role="status" class="loading">
        {text.loading}
      </p>
    );
  const { room, user1, user2 } = seen;
  const steps = stepsOf(room?.moves ?? []);
  return (
    <GameView
      {...{ room, steps, ply: steps.length, players: { black: user2, white: user1 } }}
      title={`${text.live}: ${text.versus(user2?.name ?? '', user1?.name ?? '')}`}
    >
      <Terms room={room} />
      <p class="soft">
        <span class="live-dot" aria-hidden="true" /> {text.watching}
      </p>
    </GameView>
  );
}
