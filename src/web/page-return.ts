/** ms after which a hidden page's connections are not to be trusted: phones freeze pages and drop what they held */
const LONG_MS = 20_000;

/**
 * Tells when the page has come back from where its streams may have died without a word: long out of sight, out of the
 * browser's cache, without a network.
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
