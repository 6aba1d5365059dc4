import { setImmediate as turn } from 'node:timers/promises';
import type fc from 'fast-check';
import pg from 'pg';

/**
 * Runs calls at the same time. Each of their statements waits for the scheduler, which lets one after the other begin, in an
 * order of its own.
 */
export async function interleaved(scheduler: fc.Scheduler, calls: readonly (() => Promise<void>)[]): Promise<void> {
  let open = calls.length;
  const run = async () => {
    await Promise.all(calls.map((call) => call().finally(() => open--)));
  };
  gate = calls.length > 1 ? () => scheduler.schedule(Promise.resolve()) : undefined;
  const running = run();
  running.catch(() => undefined);
  while (open > 0) {
    if (scheduler.count() > 0) await scheduler.waitOne();
    await turn();
  }
  gate = undefined;
  while (scheduler.count() > 0) await scheduler.waitOne(); // statements of the nodes' own work
  await running;
}

/** where statements wait; undefined: nowhere */
let gate: (() => Promise<unknown>) | undefined;
type Query = (...args: unknown[]) => unknown;
const { prototype } = pg.Client as unknown as { prototype: { query: Query } };
const { query } = prototype;

const isSubmittable = (statement: unknown): boolean =>
  typeof statement === 'object' && statement !== null && 'submit' in statement;

/** From now on the statements of every connection of this process wait, while calls are interleaved. */
export function gateStatements(): void {
  prototype.query = function (this: unknown, ...args: unknown[]): unknown {
    const begin = () => query.apply(this, args);
    if (!gate) return begin();
    const begun = gate().then(begin);
    if (isSubmittable(args[0])) return args[0]; // it has callbacks of its own
    return typeof args.at(-1) === 'function' ? undefined : begun;
  };
}

export function ungateStatements(): void {
  prototype.query = query;
}
