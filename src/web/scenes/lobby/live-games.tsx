import type { GameRoomEntry } from '@othello-rpc/client';
import { useWords } from '../../language/language.ts';
import { PlayerLink } from '../../parts/player-link.tsx';
import { sideToMove } from '../../play/match.ts';
import { hrefOf } from '../../route.ts';

export function LiveGames({ rooms }: { rooms: readonly GameRoomEntry[] }) {
  const text = useWords();
  const live = rooms.filter(({ room }) => sideToMove(room) !== undefined);
  return (
    <section class="card">
      <h2>{text.liveGames}</h2>
      {live.length === 0 && <p class="soft">{text.noLiveGames}</p>}
      <ul class="list">
        {live.map(({ room, user1, user2 }) => {
          const players = text.versus(user2?.name ?? '', user1?.name ?? '');
          return (
            <li key={room?.roomId}>
              <span>
                <PlayerLink user={user2} /> – <PlayerLink user={user1} />
              </span>
              <a class="button small" href={hrefOf(`/watch/${room?.roomId}`)} aria-label={`${text.watch}: ${players}`}>
                {text.watch}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
