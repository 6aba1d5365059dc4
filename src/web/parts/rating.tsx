import type { User } from '@othello-rpc/client';
import type { Messages } from '../language/english.ts';
import { useWords } from '../language/language.ts';

/** points: a rating whose deviation is greater says little yet */
const SETTLED = 110;

const isProvisional = ({ ratingDeviation = 0 }: User): boolean => ratingDeviation > SETTLED;

/** A rating; one that few rated games stand behind has a question mark. */
export function Rating({ user }: { user: User | undefined }) {
  const text = useWords();
  if (user?.rating === undefined) return <>–</>;
  if (!isProvisional(user)) return <>{user.rating}</>;
  const told = `± ${user.ratingDeviation}, ${text.provisional}`;
  return (
    <span class="provisional" title={told}>
      {user.rating}
      <span aria-hidden="true">?</span>
      <span class="unseen"> {told}</span>
    </span>
  );
}

/** A user's rating with its deviation, and results, in one line. */
export function figuresOf(user: User | undefined, text: Messages): string {
  const { rating = 0, ratingDeviation = 0, win = 0, lose = 0, draw = 0 } = user ?? {};
  const certainty = user && isProvisional(user) ? ` (${text.provisional})` : '';
  return text.figures(`${rating} ± ${ratingDeviation}${certainty}`, [win, lose, draw]);
}
