import { useEffect, useRef } from 'preact/hooks';
import { ratingBefore } from '../../device.ts';
import { useWords } from '../../language/language.ts';
import type { Match } from '../../play/match.ts';
import { endingWords, resultTitle } from '../../play/result-words.ts';
import { Terms } from '../../parts/terms.tsx';
import { useStore } from '../../store.ts';
import { RematchOffer } from './rematch-offer.tsx';
import { hrefOf } from '../../route.ts';

/** The result, the change of the player's rating, and what to do next. */
export function Result({ match }: { match: Match }) {
  const text = useWords();
  const { room, steps, over } = useStore(match.state);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (!over) return null;
  const { myScore = 0, opponentScore = 0, user } = over;
  const ending = endingWords(room, steps, text);
  const outcome = over.winner === user?.id ? 'won' : over.winner === '0' || !over.winner ? 'drawn' : 'lost';
  return (
    <section class={`card result ${outcome}`}>
      <h2 ref={heading} tabIndex={-1}>
        {resultTitle(over, text)}
      </h2>
      <p class="final">{text.score(myScore, opponentScore)}</p>
      {ending && <p class="soft">{ending}</p>}
      <Terms room={room} />
      {user?.rating !== undefined && !room?.unrated && <Rating now={user.rating} before={ratingBefore(match.roomId)} />}
      <RematchOffer match={match} />
      <div class="buttons">
        <a class="button small" href={hrefOf(`/replay/${match.roomId}`)}>
          {text.lookAtGame}
        </a>
        <a class="button small" href={hrefOf('/')}>
          {text.toLobby}
        </a>
      </div>
    </section>
  );
}

function Rating({ now, before }: { now: number; before: number | undefined }) {
  const text = useWords();
  const change = before === undefined ? 0 : now - before;
  return (
    <p class="rating">
      {text.ratingNow} <b>{now}</b>
      {before !== undefined && (
        <span class={change < 0 ? 'less' : 'more'}> {change < 0 ? `−${-change}` : `+${change}`}</span>
      )}
    </p>
  );
}
