// A server with NODES, as a program: says that it listens when the last of its nodes serves.
import cluster from 'node:cluster';
import { serve } from 'othello-rpc';
import { BENCH_SETTINGS, BENCH_TEAM } from './bench-node.ts';

const node = await serve({ ...process.env, ...BENCH_SETTINGS }, BENCH_TEAM);
if (cluster.worker?.id === Number(process.env['NODES'])) console.log(`listening ${node.httpPort}`);
