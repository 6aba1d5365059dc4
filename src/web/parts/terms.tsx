import type { GameRoom } from '@othello-rpc/client';
import { useWords } from '../language/language.ts';
import { termsWords } from '../play/terms.ts';

/** What is unusual about a game: its time, and that it does not count. Nothing for a usual one. */
export function Terms({ room }: { room: GameRoom | undefined }) {
  const text = useWords();
  const words = termsWords(room, text);
  const why = room?.casual ? text.casualGame : room?.unrated ? text.gameWithBot : undefined;
  if (words.length === 0 && why === undefined) return null;
  return (
    <p class="soft terms">
      {words.join(' · ')}
      {words.length > 0 && why !== undefined && ' – '}
      {why}
    </p>
  );
}
