import { useEffect, useReducer } from 'preact/hooks';

/** Draws the component again every so many ms. */
export function useTick(everyMs: number): void {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
