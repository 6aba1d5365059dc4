import { GameStock } from './games.ts';
import type { Workload } from './workload.ts';
import { workloadOf } from './workloads.ts';

/**
 * Each procedure's, on one stock of games.
 * @param url of an Othello server, where games are made: `http://127.0.0.1:14500`
 * @throws Error when there is none for the procedure
 */
export function workloadsOn(url: string, seed: number): (procedure: string) => Promise<Workload> {
  const ground = { stock: new GameStock(url, seed), seed };
  const made = new Map<string, Promise<Workload>>();
  return async (procedure) => {
    const entry = workloadOf(procedure);
    if (!entry) throw new Error(`no workload calls ${procedure}`);
    const workload = made.get(procedure) ?? entry.driver(ground);
    made.set(procedure, workload);
    return workload;
  };
}
