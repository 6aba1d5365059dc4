import type { RspGetProfile } from '@othello-rpc/client';
import { useWords } from '../language/language.ts';
import { Page } from '../parts/page.tsx';
import { figuresOf } from '../parts/rating.tsx';
import { usePoll } from '../poll.ts';
import { hrefOf } from '../route.ts';
import { session } from '../session.ts';
import { PlayedGames } from './player/played-games.tsx';

const EVERY_MS = 20_000;

/** A player's page, which their name links to: rating, results, and all games. */
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

function Profile({ profile: { user } }: { profile: RspGetProfile }) {
  const text = useWords();
  return (
    <section class="player-page">
      <h1>{user?.name}</h1>
      <p class="soft">{figuresOf(user, text)}</p>
      <h2>{text.allGames}</h2>
      <PlayedGames userId={user?.id ?? ''} />
    </section>
  );
}
