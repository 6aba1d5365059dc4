import { boot, Config, DatabaseUrls, type RunningNode } from 'othello-rpc';
import { MemoryGameModule } from './memory-game.ts';
import { NoOpModule } from './no-op.ts';
import { NO_OP_IDL } from './no-op-schema.ts';

const A_DAY_S = '86400';

/** A node as it is deployed, and the calls of the comparison beside its own; ports free ones, no bots, no rate limits, patient turns. */
export const bootBenchNode = (env: NodeJS.ProcessEnv): Promise<RunningNode> =>
  boot(
    new Config({
      ...env,
      PORT: '0',
      GRPC_PORT: '0',
      THRIFT_PORT: '0',
      BOTS: '0',
      RATE_LIMITS: 'off', // a session calls as fast as it can, and all users come from one address
      LOG_LEVEL: 'error',
      TURN_TIMEOUT_S: A_DAY_S,
      WAITING_TIMEOUT_S: A_DAY_S,
    }),
    { modules: [NoOpModule, MemoryGameModule], idl: NO_OP_IDL },
  );

/** Of the database behind a node. */
export const databaseUrlOf = ({ app }: RunningNode): string => app.get(DatabaseUrls).direct.url;
