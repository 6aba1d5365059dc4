import type { User } from '@othello-rpc/client';
import { useWords } from '../language/language.ts';

/** games after which a rating says something */
const SETTLED = 10;

/** A rating; one that few games stand behind has a question mark. */
export function Rating({ user }: { user: User | undefined }) {
  const text = useWords();
  if (user?.rating === undefined) return <>–</>;
  const { rating, win = 0, lose = 0, draw = 0 } = user;
  if (win + lose + draw >= SETTLED) return <>{rating}</>;
  return (
    <span class="provisional" title={text.provisional}>
      {rating}
      <span aria-hidden="true">?</span>
      <span class="unseen"> {text.provisional}</span>
    </span>
  );
}
