import type { GameRoomEntry } from '@othello-rpc/client';
import { useWords } from '../../language/language.ts';
import { sideToMove } from '../../play/match.ts';

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
              <span>{players}</span>
              <a class="button small" href={`#/watch/${room?.roomId}`} aria-label={`${text.watch}: ${players}`}>
                {text.watch}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
