import type { GameRecord, RspGetProfile } from '@othello-rpc/client';
import { useWords } from '../../language/language.ts';
import { PlayerLink } from '../../parts/player-link.tsx';
import { ReplayLink } from '../../parts/replay-link.tsx';

const ROWS = 8;

/** The player's last games, with links to their replays. */
export function OwnGames({ profile }: { profile: RspGetProfile | undefined }) {
  const text = useWords();
  const games = profile?.games.slice(0, ROWS) ?? [];
  return (
    <section class="card">
      <h2>{text.yourGames}</h2>
      {games.length === 0 && <p class="soft">{text.noGames}</p>}
      <ul class="list">
        {games.map((game) => (
          <OwnGame key={game.room?.roomId} game={game} me={profile?.user?.id} />
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
      <ReplayLink room={room} opponent={opponent} />
    </li>
  );
}
