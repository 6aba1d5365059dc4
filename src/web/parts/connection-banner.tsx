import { useEffect, useRef } from 'preact/hooks';
import { say } from '../announcer.ts';
import { useWords } from '../language/language.ts';
import { session } from '../session.ts';
import { useStore } from '../store.ts';

/** Shown while calls are being sent again, which needs nothing from the player. */
export function ConnectionBanner() {
  const { isLost } = useStore(session.state);
  const text = useWords();
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !isLost) say(text.connectionBack);
    wasLost.current = isLost;
  }, [isLost, text]);
  return (
    <div role="alert" class="banner-place">
      {isLost && <p class="banner">{text.connectionLost}</p>}
    </div>
  );
}
