import { boot, Config, DatabaseUrls, type RunningNode, type TeamParts } from 'othello-rpc';
import { MemoryGameModule } from './memory-game.ts';
import { NoOpModule } from './no-op.ts';
import { NO_OP_IDL } from './no-op-schema.ts';

const A_DAY_S = '86400';

/** No bots, no rate limits, patient turns. */
export const BENCH_SETTINGS = {
  BOTS: '0',
  RATE_LIMITS: 'off', // a session calls as fast as it can, and all users come from one address
  LOG_LEVEL: 'error',
  TURN_TIMEOUT_S: A_DAY_S,
  WAITING_TIMEOUT_S: A_DAY_S,
} as const;

/** The calls of the comparison beside the server's own. */
export const BENCH_TEAM: TeamParts = { modules: [NoOpModule, MemoryGameModule], idl: NO_OP_IDL };

/** A node as it is deployed, on free ports. */
export const bootBenchNode = (env: NodeJS.ProcessEnv): Promise<RunningNode> =>
  boot(new Config({ ...env, PORT: '0', GRPC_PORT: '0', THRIFT_PORT: '0', ...BENCH_SETTINGS }), BENCH_TEAM);

/** Of the database behind a node. */
export const databaseUrlOf = ({ app }: RunningNode): string => app.get(DatabaseUrls).direct.url;
