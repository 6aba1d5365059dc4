import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Transport } from './transport.ts';
import type { WorkloadEntry } from './workload.ts';

/** What a module that is named in BENCH_ADD exports: either or both. */
export interface Addition {
  transports?: readonly Transport[];
  workloads?: readonly WorkloadEntry[];
}

const VARIABLE = 'BENCH_ADD';
const files = (process.env[VARIABLE] ?? '').split(',').flatMap((file) => (file === '' ? [] : path.resolve(file)));
// the bench's other processes run in other folders
if (files.length > 0) process.env[VARIABLE] = files.join();

const modules = await Promise.all(files.map(async (file) => (await import(pathToFileURL(file).href)) as Addition));

/** Transports and workloads of the modules in BENCH_ADD, a list of files with commas between them. */
export const ADDED = {
  transports: modules.flatMap(({ transports = [] }) => transports),
  workloads: modules.flatMap(({ workloads = [] }) => workloads),
};
