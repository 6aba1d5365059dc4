import { useEffect, useState } from 'preact/hooks';
import { announcement } from '../announcer.ts';
import { useStore } from '../store.ts';

const SHOWN_MS = 6000;

/** The polite live region for screen readers, and the toast for messages that are shown too. */
export function Announcements() {
  const { text, number, isShown } = useStore(announcement);
  const [gone, setGone] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setGone(number), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [number]);
  return (
    <>
      <div class="unseen" role="status" aria-live="polite" data-testid="announcer">
        <span key={number}>{text}</span>
      </div>
      {isShown && gone !== number && (
        <div class="toast" aria-hidden="true">
          {text}
        </div>
      )}
    </>
  );
}
