import { boot, type RunningNode, type TeamParts } from '../../src/boot.ts';
import { Config } from '../../src/config.ts';
import { freshDatabase } from './fresh-database.ts';

export interface TestNode extends RunningNode {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** `127.0.0.1:<port>` */
  grpcAddress: string;
  /** `127.0.0.1:<port>` */
  thriftAddress: string;
  databaseUrl: string;
}

export interface NodeOptions {
  /** settings of the environment; ports are free ones */
  env?: Record<string, string>;
  team?: TeamParts;
  /** a database that is there already, for a second node on it; else a fresh one is made, and dropped on close */
  databaseUrl?: string;
}

const shared: Record<string, string> = {};

/** Settings that nodes of this file have from now on unless `env` says otherwise: a suite may run once more with others. */
export function startNodesWith(env: Record<string, string>): void {
  Object.assign(shared, env);
}

/** A whole server in this process, on free ports. */
export async function startNode({ env = {}, team, databaseUrl }: NodeOptions = {}): Promise<TestNode> {
  const fresh = databaseUrl === undefined ? await freshDatabase() : undefined;
  const url = databaseUrl ?? fresh?.url ?? '';
  const settings = {
    PORT: '0',
    GRPC_PORT: '0',
    THRIFT_PORT: '0',
    DATABASE_URL: url,
    LOG_LEVEL: 'fatal',
    BOT_PACE: 'at-once',
    RATE_LIMITS: 'off',
    ...shared,
    ...env,
  };
  const node = await boot(new Config(settings), team);
  return {
    ...node,
    url: `http://127.0.0.1:${node.httpPort}`,
    grpcAddress: `127.0.0.1:${node.grpcPort}`,
    thriftAddress: `127.0.0.1:${node.thriftPort}`,
    databaseUrl: url,
    close: async () => {
      await node.close();
      await fresh?.drop();
    },
  };
}
