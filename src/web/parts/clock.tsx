import type { Messages } from '../language/english.ts';
import { useWords } from '../language/language.ts';
import type { ClockState } from '../play/terms.ts';
import { session } from '../session.ts';
import { useTick } from './use-tick.ts';

const TICK_MS = 100;
/** with so little left tenths are shown */
const HURRY_MS = 10_000;
const [HOUR_S, DAY_S] = [3600, 86_400];

const two = (count: number): string => String(count).padStart(2, '0');

/** `1:05`, `0:09.4` under ten seconds, `1:00:00` from an hour on, days and hours from a day on. */
export function clockText(leftMs: number, text: Messages): string {
  const left = Math.max(0, leftMs);
  if (left < HURRY_MS) return `0:${(Math.ceil(left / 100) / 10).toFixed(1).padStart(4, '0')}`;
  const seconds = Math.ceil(left / 1000);
  if (seconds >= DAY_S) return text.daysAndHours(Math.floor(seconds / DAY_S), Math.floor((seconds % DAY_S) / HOUR_S));
  const minutes = Math.floor(seconds / 60);
  if (seconds < HOUR_S) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A player's clock, which runs or stands. */
export function Clock({ clock }: { clock: ClockState }) {
  return 'leftMs' in clock ? <Shown leftMs={clock.leftMs} isRunning={false} /> : <Running {...clock} />;
}

/** @param deadlineMs by the server's clock */
function Running({ deadlineMs }: { deadlineMs: number }) {
  useTick(TICK_MS);
  return <Shown leftMs={deadlineMs - session.clock.now()} isRunning />;
}

function Shown({ leftMs, isRunning }: { leftMs: number; isRunning: boolean }) {
  const text = useWords();
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return (
    <span
      class={`clock ${isRunning ? (leftMs < HURRY_MS ? 'hurry' : '') : 'stands'}`}
      role="timer"
      aria-label={`${text.timeLeft} ${text.seconds(seconds)}`}
    >
      {clockText(leftMs, text)}
    </span>
  );
}
