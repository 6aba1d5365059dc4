import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { tracedQuery } from '../tracing.ts';
import { type ChangeEvent, ChangeEvents } from './change-events.ts';
import { ATTEMPTS, Database } from './database.ts';
import { TRANSACTIONS_TOPIC } from './shards.ts';
import { ConnectionFailure, DeadlinePassed, isWorthRepeating, reactionTo } from './database-errors.ts';

/** A database transaction, READ COMMITTED. It is the repositories' first parameter, so that none can forget it. */
export class Transaction {
  private readonly events: ChangeEvent[] = [];
  private sent = 0;

  /** @param deadlineMs ms since 1970; after it no statement is sent */
  constructor(
    readonly manager: EntityManager,
    private readonly deadlineMs = Infinity,
  ) {}

  /** statements sent so far, without those that begin and end it */
  get statements(): number {
    return this.sent;
  }

  /** to be published after the commit: that there was one, too, if it changed anything that is watched */
  get changeEvents(): readonly ChangeEvent[] {
    return this.events.length === 0 ? [] : [...this.events, { topic: TRANSACTIONS_TOPIC, version: 0 }];
  }

  /** Publishes a change event after the commit, to this node's listeners and to the other nodes. */
  publish(change: ChangeEvent): void {
    this.events.push(change);
  }

  /** @throws DeadlinePassed */
  requireTime(): void {
    if (Date.now() > this.deadlineMs) throw new DeadlinePassed();
  }

  /** @returns the rows, also those of RETURNING @throws DeadlinePassed */
  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { queryRunner } = this.manager;
    if (!queryRunner) throw new Error('this manager holds no transaction');
    this.requireTime();
    this.sent++;
    return (await queryRunner.query(sql, [...values], true)).records as Row[];
  }

  /** Runs `work` in a savepoint: when it throws, its writes are undone and those before it stay. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    this.sent++;
    await this.manager.query('SAVEPOINT work');
    const noted = this.events.length;
    try {
      return await work();
    } catch (error) {
      this.sent++;
      await this.manager.query('ROLLBACK TO SAVEPOINT work');
      this.events.length = noted;
      throw error;
    }
  }
}

/** statements of every transaction: START TRANSACTION, and COMMIT or ROLLBACK */
const BEGIN_AND_END = 2;

@Injectable()
export class Transactions {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly database: Database,
    private readonly changeEvents: ChangeEvents,
  ) {}

  /**
   * Runs `work` in a transaction: commits when it resolves, rolls back when it throws. After a deadlock or a
   * serialization failure `work` is run again, up to 4 times in all.
   * @param deadlineMs ms since 1970; after it no connection is taken and no statement sent, and the transaction is
   * undone
   */
  async run<T>(work: (tx: Transaction) => Promise<T>, deadlineMs = Infinity): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      this.database.refuseAfter(deadlineMs);
      try {
        const { result, changes } = await tracedQuery('transaction', () => this.attempt(work, deadlineMs));
        this.changeEvents.publish(changes);
        return result;
      } catch (error) {
        this.database.observe(error);
        if (attempt === ATTEMPTS || !isWorthRepeating(error)) throw error;
      }
    }
  }

  /**
   * Not TypeORM's `transaction`, which loses the cause of a lost connection and reuses one that failed to roll back.
   */
  private async attempt<T>(
    work: (tx: Transaction) => Promise<T>,
    deadlineMs: number,
  ): Promise<{ result: T; changes: readonly ChangeEvent[] }> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as pg.PoolClient;
    let lostBy: Error | undefined;
    let tx: Transaction | undefined;
    const onLost = (error: Error) => (lostBy = error);
    client.on('error', onLost);
    const giveUp = () => void (client as unknown as pg.Client).end(); // the pool does not reuse a client that has ended
    try {
      await runner.startTransaction('READ COMMITTED');
      tx = new Transaction(runner.manager, deadlineMs);
      const result = await work(tx);
      tx.requireTime();
      await runner.commitTransaction();
      return { result, changes: tx.changeEvents };
    } catch (error) {
      const failure = lostBy ? new ConnectionFailure(lostBy) : error;
      if (reactionTo(failure).dropsConnection) giveUp();
      else await runner.rollbackTransaction().catch(giveUp);
      throw failure;
    } finally {
      this.database.noteStatements(BEGIN_AND_END + (tx?.statements ?? 0));
      client.off('error', onLost);
      await runner.release();
    }
  }
}
