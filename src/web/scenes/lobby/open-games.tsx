import type { GameRoomEntry } from '@othello-rpc/client';
import { act } from '../../act.ts';
import { useWords } from '../../language/language.ts';
import { PlayerLink } from '../../parts/player-link.tsx';
import { Rating } from '../../parts/rating.tsx';
import { botLevel } from '../../play/listed-rooms.ts';
import { termsWords } from '../../play/terms.ts';
import { join } from './new-game.tsx';

/** People who wait for an opponent; bots have buttons of their own. */
export function OpenGames({ rooms }: { rooms: readonly GameRoomEntry[] }) {
  const text = useWords();
  const open = rooms.filter(({ room, user1 }) => room?.status === 'WAITING' && botLevel(user1?.name) === undefined);
  return (
    <section class="card">
      <h2>{text.openGames}</h2>
      {open.length === 0 && <p class="soft">{text.noOpenGames}</p>}
      <ul class="list">
        {open.map(({ room, user1 }) => (
          <li key={room?.roomId}>
            <span>
              <PlayerLink user={user1} />{' '}
              <span class="soft">
                <Rating user={user1} />
                {termsWords(room, text).map((words) => ` · ${words}`)}
              </span>
            </span>
            <button
              class="small"
              aria-label={text.joinName(user1?.name ?? '')}
              onClick={() => void act(() => join(room?.roomId ?? ''))}
            >
              {text.join}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
