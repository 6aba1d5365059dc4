import type { GameRoom } from '@othello-rpc/client';
import { useWords } from '../language/language.ts';

/** Says of a game that it is not rated, and why. Nothing for a rated one. */
export function Stakes({ room }: { room: GameRoom | undefined }) {
  const text = useWords();
  if (!room?.unrated) return null;
  return <p class="soft stakes">{room.casual ? text.casualGame : text.gameWithBot}</p>;
}
