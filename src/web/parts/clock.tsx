import { useWords } from '../language/language.ts';
import { session } from '../session.ts';
import { useTick } from './use-tick.ts';

const TICK_MS = 100;
/** with so little left tenths are shown */
const HURRY_MS = 10_000;

/** `1:05`, or `0:09.4` under ten seconds. @param leftMs what is left of a turn */
export function clockText(leftMs: number): string {
  const left = Math.max(0, leftMs);
  if (left < HURRY_MS) return `0:${(Math.ceil(left / 100) / 10).toFixed(1).padStart(4, '0')}`;
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param deadlineMs by the server's clock */
export function Clock({ deadlineMs }: { deadlineMs: number }) {
  const text = useWords();
  useTick(TICK_MS);
  const leftMs = deadlineMs - session.clock.now();
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return (
    <span
      class={`clock ${leftMs < HURRY_MS ? 'hurry' : ''}`}
      role="timer"
      aria-label={`${text.timeLeft} ${text.seconds(seconds)}`}
    >
      {clockText(leftMs)}
    </span>
  );
}
