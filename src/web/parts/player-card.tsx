import type { User } from '@othello-rpc/client';
import type { Side } from '@othello-rpc/kernel';
import { useWords } from '../language/language.ts';
import type { ClockState } from '../play/terms.ts';
import { Clock } from './clock.tsx';
import { Rating } from './rating.tsx';

interface PlayerCardProps {
  user: User | undefined;
  side: Side;
  discs: number;
  /** it runs while it is this player's turn; undefined: there is none to show */
  clock: ClockState | undefined;
}

export function PlayerCard({ user, side, discs, clock }: PlayerCardProps) {
  const text = useWords();
  const isOnTurn = clock !== undefined && 'deadlineMs' in clock;
  return (
    <section class={`player ${isOnTurn ? 'on-turn' : ''}`} aria-label={`${text[side]}: ${user?.name ?? '…'}`}>
      <span class={`stone ${side}`} aria-hidden="true" />
      <span class="who">
        <b>{user?.name ?? '…'}</b>
        <span class="soft">
          {text[side]} · <Rating user={user} />
        </span>
      </span>
      {clock && <Clock clock={clock} />}
      <span class="count" data-side={side}>
        <span aria-hidden="true">{discs}</span>
        <span class="unseen">{text.discs(discs)}</span>
      </span>
    </section>
  );
}
