import { useState } from 'preact/hooks';
import type { LeaderboardRow, RspGetLeaderboard } from '@othello-rpc/client';
import { useWords } from '../../language/language.ts';
import { PlayerLink } from '../../parts/player-link.tsx';
import { Rating } from '../../parts/rating.tsx';
import { botLevel } from '../../play/listed-rooms.ts';
import { usePoll } from '../../poll.ts';
import { session } from '../../session.ts';

const BOTS_EVERY_MS = 20_000;
/** rows of the list of bots */
const BOTS = 50;

/** People by rating, with the player's own row where it isn't among them; or the server's bots. */
export function Leaderboard({ leaders }: { leaders: RspGetLeaderboard | undefined }) {
  const text = useWords();
  const [isOfBots, setOfBots] = useState(false);
  return (
    <section class="card leaderboard">
      <h2>{text.leaderboard}</h2>
      <div class="buttons" role="group" aria-label={text.leaderboard}>
        <button class="small" aria-pressed={!isOfBots} onClick={() => setOfBots(false)}>
          {text.people}
        </button>
        <button class="small" aria-pressed={isOfBots} onClick={() => setOfBots(true)}>
          {text.bots}
        </button>
      </div>
      {isOfBots ? <Bots /> : <People leaders={leaders} />}
    </section>
  );
}

function People({ leaders }: { leaders: RspGetLeaderboard | undefined }) {
  const text = useWords();
  const { rows = [], me } = leaders ?? {};
  const isAmong = rows.some(({ user }) => user?.id === me?.user?.id);
  const shown = me?.rank !== undefined && !isAmong ? [...rows, me] : rows;
  if (rows.length === 0) return <p class="soft">{text.noLeaders}</p>;
  return (
    <table>
      <Head columns={[text.rank, text.player, text.rating]} />
      <tbody>
        {shown.map((row) => (
          <Row key={row.user?.id} row={row} isMe={row.user?.id === me?.user?.id} />
        ))}
      </tbody>
    </table>
  );
}

/** The server's own bots by level, with what they won of all their games. */
function Bots() {
  const text = useWords();
  const { value } = usePoll(
    (signal) => session.client.getLeaderboard({ kind: 'BOTS', limit: BOTS }, { signal }),
    BOTS_EVERY_MS,
  );
  if (!value) return <p role="status">{text.loading}</p>;
  if (value.rows.length === 0) return <p class="soft">{text.noBots}</p>;
  return (
    <table>
      <Head columns={[text.player, text.botLevel, text.results]} />
      <tbody>
        {value.rows.map(({ user }) => (
          <tr key={user?.id}>
            <td>
              <PlayerLink user={user} />
            </td>
            <td>{botLevel(user?.name)}</td>
            <td>{text.wonOf(user?.win ?? 0, (user?.win ?? 0) + (user?.lose ?? 0) + (user?.draw ?? 0))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ columns }: { columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
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
