import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { messageOf } from '../error-stack.ts';
import { Database, type NamedStatement } from './database.ts';
import { DatabaseUrls } from './database-urls.ts';
import { type Position, REPLAYED, unlikeReplica, WRITTEN } from './replica-check.ts';
import { ReplicaAge } from './replica-age.ts';
import { SESSION_SETTINGS } from './session-settings.ts';
import { TIMEOUTS_MS } from './timeouts.ts';

const EVERY_MS = 500;
/** for an answer of the replica: then the primary is asked, within the call's time */
const TIMEOUT_MS = 1000;

/**
 * Runs reads that may be a little old on the replica of DATABASE_READ_URL: while it has all that was committed 2 s ago, else
 * on the primary, as without the setting. A replica that fails or lags fails no call.
 */
@Injectable()
export class ReplicaReads implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('PostgreSQL');
  private readonly pool: pg.Pool | undefined;
  private readonly age = new ReplicaAge();
  private readonly counts = { replica: 0, primary: 0 };
  private timer: NodeJS.Timeout | undefined;
  private probing: Promise<void> | undefined;
  /** why the replica is not used, as last told; undefined: it is used, and nothing was told */
  private told: string | undefined;

  constructor(
    private readonly database: Database,
    urls: DatabaseUrls,
  ) {
    if (!urls.replica) return;
    this.pool = new pg.Pool({
      ...urls.replica.clientConfig(SESSION_SETTINGS),
      application_name: 'othello reads',
      max: database.poolSize,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      keepAlive: true,
      idleTimeoutMillis: 0,
    });
    this.pool.on('error', () => this.age.forget()); // an idle connection broke: the probe tells why
  }

  /** reads by the server that answered them */
  get gauge(): { replica: number; primary: number } {
    return { ...this.counts };
  }

  /** ms by which what the replica shows is older than the primary at most; undefined: there is none, or it is not known */
  get ageMs(): number | undefined {
    return this.age.ms(performance.now());
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.pool) return;
    this.timer = setInterval(() => this.probe(), EVERY_MS);
    this.probe();
    await this.probing;
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.probing;
    await this.pool?.end();
  }

  /**
   * @param isThere whether the replica's rows are enough, where what was asked for may be too new for it: else the primary
   * is asked
   */
  async query<Row extends pg.QueryResultRow>(
    statement: NamedStatement,
    values: unknown[],
    isThere: (rows: readonly Row[]) => boolean = () => true,
  ): Promise<Row[]> {
    const rows = await this.fromReplica<Row>(statement, values);
    if (rows && isThere(rows)) {
      this.counts.replica++;
      return rows;
    }
    this.counts.primary++;
    return this.database.query<Row>(statement, values);
  }

  /** @returns undefined when the replica is too old, or did not answer */
  private async fromReplica<Row extends pg.QueryResultRow>(
    statement: NamedStatement,
    values: unknown[],
  ): Promise<Row[] | undefined> {
    if (!this.pool || !this.age.isFresh(performance.now())) return undefined;
    try {
      return (await this.pool.query<Row>({ ...statement, values })).rows;
    } catch {
      this.age.forget(); // until the probe finds it well again
      return undefined;
    }
  }

  private probe(): void {
    this.probing ??= this.findTrouble()
      .catch((error: unknown) => messageOf(error))
      .then((trouble) => this.tell(trouble))
      .finally(() => (this.probing = undefined));
  }

  /** @returns why the replica is not to be used; undefined: it is */
  private async findTrouble(): Promise<string | undefined> {
    if (!this.pool) return undefined;
    const askedMs = performance.now();
    const [written] = await this.database.query<Position>(WRITTEN, [], Date.now() + TIMEOUTS_MS.connect);
    if (written?.lsn) this.age.wrote(written.lsn, askedMs);
    const [replayed] = (await this.pool.query<Position>(REPLAYED)).rows;
    const unlike = unlikeReplica(replayed, written);
    if (unlike) return unlike;
    if (replayed?.lsn) this.age.replayed(replayed.lsn);
    return this.age.isFresh(performance.now()) ? undefined : 'it is more than 2 s behind';
  }

  private tell(trouble: string | undefined): void {
    const isNew = (this.told === undefined) !== (trouble === undefined);
    this.told = trouble;
    if (trouble !== undefined) this.age.forget();
    if (!isNew) return;
    if (trouble === undefined) this.logger.log('the replica of DATABASE_READ_URL answers reads again');
    else this.logger.warn(`reads go to the primary, not to the replica of DATABASE_READ_URL: ${trouble}`);
  }
}
