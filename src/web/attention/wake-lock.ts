/** Keeps the screen on until the signal is aborted; again after the page was hidden, which ends a wake lock. */
export function keepAwake(signal: AbortSignal): void {
  if (!('wakeLock' in navigator)) return;
  let lock: WakeLockSentinel | undefined;
  const take = async () => {
    if (document.hidden || signal.aborted) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (signal.aborted) await lock.release();
    } catch {
      // refused, because the battery is low for example: the screen then turns off as usual
    }
  };
  const retake = () => void take();
  document.addEventListener('visibilitychange', retake, { signal });
  signal.addEventListener('abort', () => void lock?.release());
  void take();
}
