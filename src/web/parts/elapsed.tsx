import { useWords } from '../language/language.ts';
import { session } from '../session.ts';
import { useTick } from './use-tick.ts';

const TICK_MS = 500;

/** How long somebody has waited. @param sinceMs by the server's clock */
export function Elapsed({ sinceMs }: { sinceMs: number }) {
  const text = useWords();
  useTick(TICK_MS);
  const seconds = Math.max(0, Math.floor((session.clock.now() - sinceMs) / 1000));
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p class="soft elapsed" role="timer">
      {text.waited} <span>{shown}</span>
    </p>
  );
}
