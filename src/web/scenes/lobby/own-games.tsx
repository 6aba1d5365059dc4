import type { GameRecord } from '@othello-rpc/client';
import { useWords } from '../../language/language.ts';
import { PlayerLink } from '../../parts/player-link.tsx';
import { usePoll } from '../../poll.ts';
import { session } from '../../session.ts';
import { hrefOf } from '../../route.ts';

const EVERY_MS = 20_000;
const ROWS = 8;

/** The player's last games, with links to their replays. @param liveRoomId when it changes, a game may have ended */
export function OwnGames({ liveRoomId }: { liveRoomId: string | undefined }) {
  const text = useWords();
  const { value } = usePoll((signal) => session.client.getProfile({}, { signal }), EVERY_MS, liveRoomId);
  const games = value?.games.slice(0, ROWS) ?? [];
  return (
    <section class="card">
      <h2>{text.yourGames}</h2>
      {games.length === 0 && <p class="soft">{text.noGames}</p>}
      <ul class="list">
        {games.map((game) => (
          <OwnGame key={game.room?.roomId} game={game} me={value?.user?.id} />
        ))}
      </ul>
    </section>
  );
}

function OwnGame({ game: { room, user1, user2 }, me }: { game: GameRecord; me: string | undefined }) {
  const text = useWords();
  const opponent = user1?.id === me ? user2 : user1;
  const winner = room?.winner ?? '0';
  const outcome = winner === '0' ? text.draw : winner === me ? text.youWon : text.youLost;
  return (
    <li>
      <span>
        <PlayerLink user={opponent} /> <span class="soft">{outcome}</span>
      </span>
      <a
        class="button small"
        href={hrefOf(`/replay/${room?.roomId}`)}
        aria-label={`${text.lookAtGame}: ${opponent?.name ?? ''}`}
      >
        {text.lookAtGame}
      </a>
    </li>
  );
}
