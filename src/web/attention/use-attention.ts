import { useEffect, useRef } from 'preact/hooks';
import { say } from '../announcer.ts';
import { words } from '../language/language.ts';
import { type Match, sideToMove } from '../play/match.ts';
import { resultTitle } from '../play/result-words.ts';
import { session } from '../session.ts';
import { useStore } from '../store.ts';
import { headline } from './headline.ts';
import { notify } from './notify.ts';
import { CAPTURE, sound } from './sounds.ts';
import { keepAwake } from './wake-lock.ts';

const TICK_MS = 200;
/** s before the end of a turn from which each second is heard; the live region tells of these */
const LOW_S = 10;
const TOLD_S = [10, 5];

/** Tells a player of what happens in their game by the tab's title and icon, by sound, and by notices. */
export function useAttention(match: Match): void {
  const { room, steps, over, opponent } = useStore(match.state);
  const isInPlay = !over && sideToMove(room) !== undefined;
  const isMine = isInPlay && sideToMove(room) === match.mySide;

  useEffect(() => {
    headline.set(over ? 'over' : isMine ? 'turn' : 'none');
    return () => headline.set('none');
  }, [over !== undefined, isMine]);

  const heard = useRef<number>();
  useEffect(() => {
    const before = heard.current;
    heard.current = steps.length;
    if (over) {
      if (before !== undefined) sound('end');
      notify(resultTitle(over, words()));
      return;
    }
    const last = steps.findLast(({ square }) => square !== undefined);
    if (before !== undefined && steps.length > before && last) sound(last.flipped.size >= CAPTURE ? 'capture' : 'move');
    if (before === undefined && steps.length === 0 && isInPlay) {
      sound('capture');
      notify(words().begun(opponent?.name ?? ''));
    } else if (isMine) notify(words().yourTurnAgainst(opponent?.name ?? ''));
  }, [steps.length, over !== undefined, isMine]);

  useEffect(() => {
    if (!isInPlay) return;
    const stop = new AbortController();
    keepAwake(stop.signal);
    return () => stop.abort();
  }, [isInPlay]);

  useCountdown(isMine ? Number(room?.turnDeadline) : undefined);
}

/** Ticks through the last seconds of the player's own turn. @param deadlineMs by the server's clock */
function useCountdown(deadlineMs: number | undefined): void {
  useEffect(() => {
    if (deadlineMs === undefined) return;
    let shown = Infinity;
    const timer = setInterval(() => {
      const left = Math.ceil((deadlineMs - session.clock.now()) / 1000);
      if (left >= shown || left > LOW_S || left <= 0) return;
      const [passed] = TOLD_S.filter((second) => left <= second && second < shown).slice(-1);
      shown = left;
      sound('low');
      if (passed !== undefined) say(words().secondsLeft(left));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [deadlineMs]);
}
