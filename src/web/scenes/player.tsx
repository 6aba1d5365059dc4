import type { GameRecord, RspGetProfile } from '@othello-rpc/client';
import { useWords } from '../language/language.ts';
import { Page } from '../parts/page.tsx';
import { PlayerLink } from '../parts/player-link.tsx';
import { figuresOf } from '../parts/rating.tsx';
import { ReplayLink } from '../parts/replay-link.tsx';
import { usePoll } from '../poll.ts';
import { hrefOf } from '../route.ts';
import { session } from '../session.ts';

const EVERY_MS = 20_000;

/** A player's page, which their name links to: rating, results, and the last games. */
export function Player({ userId }: { userId: string }) {
  const text = useWords();
  const { value, refusal } = usePoll((signal) => session.client.getProfile({ userId }, { signal }), EVERY_MS);
  if (refusal !== undefined)
    return (
      <Page title={text.noPlayer}>
        <a class="button first" href={hrefOf('/')}>
          {text.toLobby}
        </a>
      </Page>
    );
  if (!value?.user)
    return (
      <p role="status" class="loading">
        {text.loading}
      </p>
    );
  return <Profile profile={value} />;
}

function Profile({ profile: { user, games } }: { profile: RspGetProfile }) {
  const text = useWords();
  return (
    <section class="player-page">
      <h1>{user?.name}</h1>
      <p class="soft">{figuresOf(user, text)}</p>
      <h2>{text.lastGames}</h2>
      {games.length === 0 && <p class="soft">{text.noPublicGames}</p>}
      {games.length > 0 && <ByColour games={games} userId={user?.id} />}
      <ul class="list">
        {games.map((game) => (
          <PlayedGame key={game.room?.roomId} game={game} userId={user?.id} />
        ))}
      </ul>
    </section>
  );
}

interface OfGames {
  games: readonly GameRecord[];
  userId: string | undefined;
}

/** How many of the last games were won with each colour. */
function ByColour({ games, userId }: OfGames) {
  const text = useWords();
  const wonAs = (side: 'black' | 'white') => {
    const played = games.filter(({ user1, user2 }) => (side === 'black' ? user2 : user1)?.id === userId);
    return text.wonAs(text[side], played.filter(({ room }) => room?.winner === userId).length, played.length);
  };
  return (
    <p class="soft">
      {wonAs('black')} · {wonAs('white')}
    </p>
  );
}

function PlayedGame({ game, userId }: { game: GameRecord; userId: string | undefined }) {
  const text = useWords();
  const { room, user1, user2, ended } = game;
  const isBlack = user2?.id === userId;
  const opponent = isBlack ? user1 : user2;
  const winner = room?.winner ?? '0';
  const outcome = winner === '0' ? text.draw : winner === userId ? text.won : text.lost;
  const discs = (side: string) => room?.board.filter((each) => each === side).length ?? 0;
  const [mine, theirs] = isBlack ? ['Black', 'White'] : ['White', 'Black'];
  return (
    <li>
      <span>
        <span
          class={`stone ${isBlack ? 'black' : 'white'}`}
          role="img"
          aria-label={isBlack ? text.black : text.white}
        />{' '}
        <PlayerLink user={opponent} />{' '}
        <span class="soft">
          {outcome} {text.score(discs(mine ?? ''), discs(theirs ?? ''))} ·{' '}
          {new Date(Number(ended)).toLocaleDateString()}
        </span>
      </span>
      <ReplayLink room={room} opponent={opponent} />
    </li>
  );
}
