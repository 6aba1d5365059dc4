/** ms after which a hidden page's connections may be dead: phones freeze hidden pages and drop their connections */
const LONG_MS = 20_000;

/**
 * Calls back when the page's streams may have ended unnoticed: it was hidden for long, came out of the browser's cache,
 * or had no network.
 * @returns a function that unsubscribes
 */
export function onPageReturn(tell: () => void): () => void {
  let hiddenAt = performance.now();
  const turn = () => {
    if (document.hidden) hiddenAt = performance.now();
    else if (performance.now() - hiddenAt >= LONG_MS) tell();
  };
  const show = ({ persisted }: PageTransitionEvent) => persisted && tell();
  document.addEventListener('visibilitychange', turn);
  addEventListener('pageshow', show);
  addEventListener('online', tell);
  return () => {
    document.removeEventListener('visibilitychange', turn);
    removeEventListener('pageshow', show);
    removeEventListener('online', tell);
  };
}
