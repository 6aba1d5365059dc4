import { DataSource } from 'typeorm';
import { boot, type RunningNode } from '../boot.ts';
import { Config } from '../config.ts';
import { MemoryGameModule } from './memory-game.ts';
import { NoOpModule, noOpSchema } from './no-op.ts';

const A_DAY_S = '86400';

/** A node as it is deployed, and the calls of the comparison beside its own; ports free ones, no bots, patient turns. */
export const bootBenchNode = (env: NodeJS.ProcessEnv): Promise<RunningNode> =>
  boot(
    new Config({
      ...env,
      ...{ PORT: '0', GRPC_PORT: '0', BOTS: '0', LOG_LEVEL: 'error' },
      ...{ TURN_TIMEOUT_S: A_DAY_S, WAITING_TIMEOUT_S: A_DAY_S },
    }),
    { modules: [NoOpModule, MemoryGameModule], schema: noOpSchema() },
  );

export interface DatabaseFacts {
  url: string;
  version: string;
  /** whether a commit survives a power cut */
  isDurable: boolean;
}

/** Of the database behind a node. */
export async function databaseFacts({ app }: RunningNode): Promise<DatabaseFacts> {
  const dataSource = app.get(DataSource);
  const show = async (setting: string) => {
    const [row] = await dataSource.query<Record<string, string>[]>(`SHOW ${setting}`);
    return Object.values(row ?? {})[0] ?? '';
  };
  const isDurable = (await show('fsync')) === 'on' && (await show('synchronous_commit')) !== 'off';
  const { url = '' } = dataSource.options as { url?: string };
  return { url, version: await show('server_version'), isDurable };
}
