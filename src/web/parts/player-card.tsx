import type { User } from '@othello-rpc/client';
import type { Side } from '@othello-rpc/kernel';
import { useWords } from '../language/language.ts';
import { Clock } from './clock.tsx';
import { Rating } from './rating.tsx';

interface PlayerCardProps {
  user: User | undefined;
  side: Side;
  discs: number;
  /** while it is this player's turn: when it ends, by the server's clock */
  deadlineMs: number | undefined;
}

export function PlayerCard({ user, side, discs, deadlineMs }: PlayerCardProps) {
  const text = useWords();
  return (
    <section
      class={`player ${deadlineMs === undefined ? '' : 'on-turn'}`}
      aria-label={`${text[side]}: ${user?.name ?? '…'}`}
    >
      <span class={`stone ${side}`} aria-hidden="true" />
      <span class="who">
        <b>{user?.name ?? '…'}</b>
        <span class="soft">
          {text[side]} · <Rating user={user} />
        </span>
      </span>
      {deadlineMs !== undefined && <Clock deadlineMs={deadlineMs} />}
      <span class="count" data-side={side}>
        <span aria-hidden="true">{discs}</span>
        <span class="unseen">{text.discs(discs)}</span>
      </span>
    </section>
  );
}
