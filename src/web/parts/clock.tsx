import { useEffect, useReducer } from 'preact/hooks';
import { useWords } from '../language/language.ts';
import { session } from '../session.ts';

const TICK_MS = 200;
const HURRY_S = 10;

/** @param deadlineMs by the server's clock */
export function Clock({ deadlineMs }: { deadlineMs: number }) {
  const text = useWords();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((deadlineMs - session.clock.now()) / 1000));
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span class={`clock ${seconds <= HURRY_S ? 'hurry' : ''}`} role="timer" aria-label={`${text.timeLeft} ${shown}`}>
      {shown}
    </span>
  );
}
