import { setTimeout as pause } from 'node:timers/promises';
import { Latencies } from './latencies.ts';

/** Makes one call and resolves when its answer has come; false: there is nothing left to call. */
export type MakeCall = (caller: number) => Promise<void> | false;

export interface Looped {
  calls: number;
  seconds: number;
  latencies: Latencies;
}

/** Closed loop: `callers` at once, each calls again when it is answered, for `ms`. */
export async function closedLoop(call: MakeCall, callers: number, ms: number): Promise<Looped> {
  const latencies = new Latencies();
  const began = performance.now();
  const loop = async (caller: number) => {
    for (let sent = began; sent - began < ms;) {
      const answered = call(caller);
      if (answered === false) return;
      await answered;
      const now = performance.now();
      latencies.record(now - sent);
      sent = now;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => loop(caller)));
  return { calls: latencies.count, seconds: (performance.now() - began) / 1000, latencies };
}

export interface OpenLooped extends Looped {
  /** from when each call was sent, which forgets how long it waited for its turn */
  uncorrected: Latencies;
}

/** A timer may be this late: from here on the loop looks at the clock by itself. */
const TIMER_LATE_MS = 2;

/**
 * Open loop: calls fall due at `rate` a second whether or not those before are answered, at most `callers` in flight. A call
 * that finds none free waits, and its latency counts from when it was due: so a stall is told by every call that it held
 * up, not by one (coordinated omission).
 */
export async function openLoop(
  call: MakeCall,
  callers: number,
  { rate, ms }: { rate: number; ms: number },
): Promise<OpenLooped> {
  const [latencies, uncorrected] = [new Latencies(), new Latencies()];
  const total = Math.max(1, Math.floor((rate * ms) / 1000));
  const began = performance.now();
  let next = 0;
  const loop = async (caller: number) => {
    while (next < total) {
      const dueMs = began + (next++ * 1000) / rate;
      for (let early = dueMs - performance.now(); early > 0; early = dueMs - performance.now())
        await (early > TIMER_LATE_MS ? pause(early - TIMER_LATE_MS) : new Promise(setImmediate));
      const sent = performance.now();
      const answered = call(caller);
      if (answered === false) return;
      await answered;
      const now = performance.now();
      latencies.record(now - dueMs);
      uncorrected.record(now - sent);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => loop(caller)));
  return { calls: latencies.count, seconds: (performance.now() - began) / 1000, latencies, uncorrected };
}
