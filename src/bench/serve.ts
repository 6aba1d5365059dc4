// A server under measurement, in a process of its own: started with its name, it tells its port and, when asked, the
// CPU time that it has used.
import { boot } from '../boot.ts';
import { Config } from '../config.ts';
import { NoOpModule, noOpSchema } from './no-op.ts';
import { startBareGrpc } from './peers/bare-grpc.ts';
import { startBareHttp } from './peers/bare-http.ts';

const bootOurs = () =>
  boot(new Config({ ...process.env, PORT: '0', GRPC_PORT: '0' }), { modules: [NoOpModule], schema: noOpSchema() });

const SERVERS: Record<string, () => Promise<number>> = {
  envelope: async () => (await bootOurs()).httpPort,
  grpc: async () => (await bootOurs()).grpcPort,
  'node:http': startBareHttp,
  'grpc-js': startBareGrpc,
};

const start = SERVERS[process.argv[2] ?? ''];
if (!start) throw new Error(`serve one of ${Object.keys(SERVERS).join(', ')}`);
const port = await start();
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuUs: user + system });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port });
