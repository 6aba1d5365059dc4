import { useEffect, useRef } from 'preact/hooks';
import { play, type Side } from '@othello-rpc/kernel';
import { say } from '../../announcer.ts';
import { words } from '../../language/language.ts';
import { type Match, positionOf, sideToMove } from '../../play/match.ts';
import { narrate, type Voices } from '../../play/narrate.ts';
import { resultTitle } from '../../play/result-words.ts';
import { session } from '../../session.ts';
import { useStore } from '../../store.ts';

/** A move that was told before the server's answer. */
interface ToldMove {
  ply: number;
  square: number;
}

/** Announces to screen readers the player's own move at once, and all else that has happened once it is known. */
export function useNarration(match: Match): void {
  const state = useStore(match.state);
  const { room, steps, over, pending } = state;
  const told = useRef<number>();
  const own = useRef<ToldMove>();

  useEffect(() => {
    if (pending === undefined) return;
    const played = play(positionOf(state), pending);
    if (!played) return;
    own.current = { ply: steps.length, square: pending };
    const step = { mover: match.mySide, square: pending, flipped: played.flipped, after: played.position };
    say(narrate(step, voicesOf(match)));
  }, [pending, match]);

  useEffect(() => {
    const from = told.current ?? steps.length;
    told.current = steps.length;
    const isTold = (ply: number) => ply === own.current?.ply && steps[ply]?.square === own.current.square;
    const news = steps.flatMap((step, ply) => (ply < from || isTold(ply) ? [] : [narrate(step, voicesOf(match))]));
    const text = words();
    if (over) news.push(`${resultTitle(over, text)} ${text.score(over.myScore ?? 0, over.opponentScore ?? 0)}`);
    else if (sideToMove(room) === match.mySide) news.push(text.yourTurn);
    if (news.length > 0) say(news.join(' '));
  }, [steps.length, over !== undefined, match]);
}

function voicesOf(match: Match): Voices {
  const self = session.state.get().user?.name ?? '';
  const other = match.state.get().opponent?.name ?? '';
  const names: Record<Side, string> =
    match.mySide === 'black' ? { black: self, white: other } : { black: other, white: self };
  return { text: words(), names, self: match.mySide };
}
