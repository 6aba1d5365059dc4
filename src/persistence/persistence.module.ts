import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeEvents } from './change-events.ts';
import { dataSourceOptions } from './data-source.ts';
import { DatabaseUrls } from './database-urls.ts';
import { Database } from './database.ts';
import { ReplicaReads } from './replica-reads.ts';
import { RepeatedWarnings } from './repeated-warnings.ts';
import { SettingsCheck } from './settings-check.ts';
import { Transactions } from './transaction.ts';
import { WriteProbe } from './write-probe.ts';

@Module({})
export class PersistenceModule {
  /**
   * The one connection pool, to a database that `migrate` brought up to date.
   * @param poolSize connections at most
   */
  static forRoot(urls: DatabaseUrls, poolSize: number): DynamicModule {
    const warnings = new RepeatedWarnings(new Logger('PostgreSQL'));
    return {
      module: PersistenceModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(urls, poolSize),
          autoLoadEntities: true,
          retryAttempts: 0,
          // an idle connection that breaks must not end the process: the pool opens another
          poolErrorHandler: (error: Error) => warnings.warn(`an idle connection broke: ${error.message}`),
        }),
      ],
      providers: [
        ChangeEvents,
        Database,
        { provide: DatabaseUrls, useValue: urls },
        ReplicaReads,
        SettingsCheck,
        Transactions,
        WriteProbe,
      ],
      exports: [ChangeEvents, Database, DatabaseUrls, ReplicaReads, Transactions, WriteProbe],
    };
  }
}
