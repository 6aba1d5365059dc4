// A server under measurement, in a process of its own: started with its name, it answers what its parent asks.
import { bootBenchNode, databaseUrlOf } from './bench-node.ts';
import { serveParent } from './worker-process.ts';
import { NoOpProcedures } from './no-op.ts';
import { startBareGrpc } from './peers/bare-grpc.ts';
import { startBareHttp } from './peers/bare-http.ts';

/** What a server tells when it listens. */
export interface Listening {
  httpPort?: number;
  grpcPort?: number;
  thriftPort?: number;
  databaseUrl?: string;
}

let answered = () => 0;

async function startOurs(): Promise<Listening> {
  const node = await bootBenchNode(process.env);
  const noOp = node.app.get(NoOpProcedures, { strict: false });
  answered = () => noOp.answered;
  const { httpPort, grpcPort, thriftPort } = node;
  return { httpPort, grpcPort, thriftPort, databaseUrl: databaseUrlOf(node) };
}

const SERVERS: Record<string, () => Promise<Listening>> = {
  othello: startOurs,
  'node:http': async () => ({ httpPort: await startBareHttp() }),
  'grpc-js': async () => ({ grpcPort: await startBareGrpc() }),
  // npm's Thrift is loaded where it is measured, and nowhere else
  'npm thrift': async () => ({ thriftPort: (await (await import('./peers/bare-thrift.ts')).startBareThrift()).port }),
};

serveParent({
  start: async (name: string) => {
    const start = SERVERS[name];
    if (!start) throw new Error(`serve one of ${Object.keys(SERVERS).join(', ')}`);
    return start();
  },
  /** µs since the start: user and system, every thread */
  cpuUs: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  /** of NoOp, by the handler itself */
  answered: () => answered(),
  residentKib: () => {
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage.rss() / 1024;
  },
});
