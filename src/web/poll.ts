import { useEffect, useReducer, useState } from 'preact/hooks';
import { CallRefused } from '@othello-rpc/client';
import { reasonOf } from './act.ts';

export interface Polled<Value> {
  value: Value | undefined;
  /** why the server refused; polling has ended */
  refusal: string | undefined;
  /** polls at once, not only when the next poll is due */
  again: () => void;
}

const HIDDEN_FACTOR = 5;

/**
 * Polls until the scene is left, less often in a hidden tab. After a fault it polls on; the banner shows the fault.
 * @param cause when it changes, the next poll is at once
 */
export function usePoll<Value>(
  ask: (signal: AbortSignal) => Promise<Value>,
  everyMs: number,
  cause?: string,
): Polled<Value> {
  const [value, setValue] = useState<Value>();
  const [refusal, setRefusal] = useState<string>();
  const [round, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      try {
        const found = await ask(stop.signal);
        if (!stop.signal.aborted) setValue(() => found);
      } catch (error) {
        if (stop.signal.aborted) return;
        if (error instanceof CallRefused) return setRefusal(reasonOf(error));
      }
      timer = setTimeout(() => void look(), everyMs * (document.hidden ? HIDDEN_FACTOR : 1));
    };
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [everyMs, round, cause]);
  return { value, refusal, again: () => again(undefined) };
}
