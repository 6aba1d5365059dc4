import { useEffect } from 'preact/hooks';
import { act } from '../../act.ts';
import { say } from '../../announcer.ts';
import { useWords } from '../../language/language.ts';
import type { Match } from '../../play/match.ts';
import { askForRematch } from '../../play/rematch.ts';
import { usePoll } from '../../poll.ts';
import { go } from '../../route.ts';
import { session } from '../../session.ts';
import { useStore } from '../../store.ts';

const EVERY_MS = 2000;

/** Another game with colours swapped, which begins once both players have asked for it. */
export function RematchOffer({ match }: { match: Match }) {
  const text = useWords();
  const { opponent } = useStore(match.state);
  const { roomId } = match;
  const { value } = usePoll((signal) => session.client.getGameRecord({ roomId }, { signal }), EVERY_MS);
  const isOffered = opponent?.id !== undefined && value?.record?.rematchBy === opponent.id;
  const offer = text.rematchOffered(opponent?.name ?? '');
  useEffect(() => {
    if (isOffered) say(offer);
  }, [isOffered, offer]);
  const ask = () =>
    act(async () => {
      const next = await askForRematch(roomId);
      if (next !== undefined) go(`/play/${next}`);
    });
  return (
    <div class="rematch">
      {isOffered && <p>{offer}</p>}
      <button class="first" onClick={() => void ask()}>
        {text.rematch}
      </button>
    </div>
  );
}
