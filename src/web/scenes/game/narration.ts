import { useEffect, useRef } from 'preact/hooks';
import type { Side } from '@othello-rpc/kernel';
import { say } from '../../announcer.ts';
import { words } from '../../language/language.ts';
import { type Match, sideToMove } from '../../play/match.ts';
import { narrate } from '../../play/narrate.ts';
import { resultTitle } from '../../play/result-words.ts';
import { session } from '../../session.ts';
import { useStore } from '../../store.ts';

/** Announces to screen readers what has happened since the last announcement. */
export function useNarration(match: Match): void {
  const { room, steps, opponent, over } = useStore(match.state);
  const told = useRef<number>();
  useEffect(() => {
    const text = words();
    const mine = match.mySide;
    const self = session.state.get().user?.name ?? '';
    const other = opponent?.name ?? '';
    const names: Record<Side, string> =
      mine === 'black' ? { black: self, white: other } : { black: other, white: self };
    const news = steps.slice(told.current ?? steps.length).map((step) => narrate(step, { text, names, self: mine }));
    told.current = steps.length;
    if (over) news.push(`${resultTitle(over, text)} ${text.score(over.myScore ?? 0, over.opponentScore ?? 0)}`);
    else if (sideToMove(room) === mine) news.push(text.yourTurn);
    if (news.length > 0) say(news.join(' '));
  }, [steps.length, over !== undefined, match]);
}
