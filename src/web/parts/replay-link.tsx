import type { GameRecord } from '@othello-rpc/client';
import { useWords } from '../language/language.ts';
import { hrefOf } from '../route.ts';

/** To the replay of a game in a list, told apart from the others by the opponent's name. */
export function ReplayLink({ room, opponent }: Pick<GameRecord, 'room'> & { opponent: GameRecord['user1'] }) {
  const text = useWords();
  return (
    <a
      class="button small"
      href={hrefOf(`/replay/${room?.roomId}`)}
      aria-label={`${text.lookAtGame}: ${opponent?.name ?? ''}`}
    >
      {text.lookAtGame}
    </a>
  );
}
