import { useEffect } from 'preact/hooks';
import { CallRefused, type GameRoomEntry, type OthelloClient } from '../../client/browser.ts';
import { useWords } from '../language/language.ts';
import { GameView } from '../parts/game-view.tsx';
import { stepsOf } from '../play/game-line.ts';
import { listedRooms } from '../play/listed-rooms.ts';
import { usePoll } from '../poll.ts';
import { goInstead } from '../route.ts';
import { session } from '../session.ts';
import { NotFound } from './not-found.tsx';

const EVERY_MS = 1000;

type Seen = { entry: GameRoomEntry } | 'ended' | 'missing';

/** GameSync shows a room to its players only, so strangers look at the list of live games. */
async function look(client: OthelloClient, roomId: string, signal: AbortSignal): Promise<Seen> {
  const entry = (await listedRooms(client, 'LIVE', signal)).find(({ room }) => room?.roomId === roomId);
  if (entry) return { entry };
  try {
    await client.getGameRecord({ roomId }, { signal });
    return 'ended';
  } catch (error) {
    if (error instanceof CallRefused && error.code === 'ErrorInvalidGameRoom') return 'missing';
    throw error;
  }
}

/** A public game of others, live. Once it has ended its replay takes over, at the last move. */
export function Watch({ roomId }: { roomId: string }) {
  const text = useWords();
  const { value: seen } = usePoll((signal) => look(session.client, roomId, signal), EVERY_MS);
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
  const { room, user1, user2 } = seen.entry;
  const steps = stepsOf(room?.moves ?? []);
  return (
    <GameView
      {...{ room, steps, ply: steps.length, players: { black: user2, white: user1 } }}
      title={`${text.live}: ${text.versus(user2?.name ?? '', user1?.name ?? '')}`}
    >
      <p class="soft">
        <span class="live-dot" aria-hidden="true" /> {text.watching}
      </p>
    </GameView>
  );
}
