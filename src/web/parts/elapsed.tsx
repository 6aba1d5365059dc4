import { useEffect, useReducer } from 'preact/hooks';
import { useWords } from '../language/language.ts';
import { session } from '../session.ts';

const TICK_MS = 500;

/** How long somebody has waited. @param sinceMs by the server's clock */
export function Elapsed({ sinceMs }: { sinceMs: number }) {
  const text = useWords();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((session.clock.now() - sinceMs) / 1000));
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p class="soft elapsed" role="timer">
      {text.waited} <span>{shown}</span>
    </p>
  );
}
