import type { LeaderboardRow, RspGetLeaderboard } from '@othello-rpc/client';
import { useWords } from '../../language/language.ts';
import { PlayerLink } from '../../parts/player-link.tsx';
import { Rating } from '../../parts/rating.tsx';

/** The best by rating, and the player's own row where it isn't among them. */
export function Leaderboard({ leaders }: { leaders: RspGetLeaderboard | undefined }) {
  const text = useWords();
  const { rows = [], me } = leaders ?? {};
  const isAmong = rows.some(({ user }) => user?.id === me?.user?.id);
  const shown = me?.rank !== undefined && !isAmong ? [...rows, me] : rows;
  return (
    <section class="card">
      <h2>{text.leaderboard}</h2>
      {rows.length === 0 ? (
        <p class="soft">{text.noLeaders}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{text.rank}</th>
              <th scope="col">{text.player}</th>
              <th scope="col">{text.rating}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.user?.id} row={row} isMe={row.user?.id === me?.user?.id} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ row: { rank, user }, isMe }: { row: LeaderboardRow; isMe: boolean }) {
  const text = useWords();
  return (
    <tr class={isMe ? 'me' : ''}>
      <td>{rank}</td>
      <td>
        <PlayerLink user={user} />
        {isMe && <span class="soft"> ({text.you})</span>}
      </td>
      <td>
        <Rating user={user} />
      </td>
    </tr>
  );
}
