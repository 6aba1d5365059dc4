import { type DynamicModule, Global, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { AdminModule } from './admin/admin.module.ts';
import { AuthModule } from './auth/index.ts';
import { Config } from './config.ts';
import { EventsModule } from './events/index.ts';
import { GameModule } from './game/index.ts';
import { LobbyModule } from './lobby/index.ts';
import type { NodeLog } from './node-log.ts';
import { OperationsModule } from './operations/operations.module.ts';
import { RULE_TOKENS, rulesWith } from './overrides.ts';
import { type DatabaseUrls, PersistenceModule } from './persistence/index.ts';
import type { WireSchema } from './rpc/codec.ts';
import { RpcModule } from './rpc/rpc.module.ts';
import { Certificates } from './tls/certificates.ts';
import { TransportsModule } from './transports/transports.module.ts';

export interface AppOptions {
  config: Config;
  log: NodeLog;
  /** undefined: the ports speak plain text */
  certificates: Certificates | undefined;
  databaseUrls: DatabaseUrls;
  schema: WireSchema;
  /** a team's own modules */
  modules: NonNullable<ModuleMetadata['imports']>;
  /** providers of a team's own rules */
  overrides: readonly Provider[];
}

@Global()
@Module({})
export class AppModule {
  /** The only place that imports every module. */
  static forRoot({ config, log, certificates, databaseUrls, schema, modules, overrides }: AppOptions): DynamicModule {
    const tls = certificates ? [{ provide: Certificates, useValue: certificates }] : [];
    return {
      module: AppModule,
      imports: [
        PersistenceModule.forRoot(databaseUrls, config.databasePool),
        RpcModule.forRoot(schema, config.rateLimits),
        OperationsModule.forRoot(config, log),
        AuthModule,
        GameModule,
        LobbyModule,
        EventsModule,
        AdminModule.forRoot(config),
        ...modules,
        TransportsModule,
      ],
      providers: [{ provide: Config, useValue: config }, ...tls, ...rulesWith(overrides)],
      exports: [Config, ...tls, AuthModule, GameModule, ...RULE_TOKENS],
    };
  }
}
