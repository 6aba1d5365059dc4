import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { type ChangeEvent, ChangeEvents } from './change-events.ts';
import { ATTEMPTS, Database } from './database.ts';
import { ConnectionFailure, DeadlinePassed, isWorthRepeating, reactionTo } from './database-errors.ts';

/** One database transaction, READ COMMITTED. Repositories take it first, so that forgetting it does not compile. */
export class Transaction {
  private readonly events: ChangeEvent[] = [];

  /** @param deadlineMs ms since 1970 after which no statement is sent any more */
  constructor(
    readonly manager: EntityManager,
    private readonly deadlineMs = Infinity,
  ) {}

  /** what to publish once this is committed */
  get changeEvents(): readonly ChangeEvent[] {
    return this.events;
  }

  /** Published after the commit, to this node's subscribers and to the other nodes. */
  publish(change: ChangeEvent): void {
    this.events.push(change);
  }

  /** @throws DeadlinePassed */
  requireTime(): void {
    if (Date.now() > this.deadlineMs) throw new DeadlinePassed();
  }

  /** @returns the rows, of RETURNING too @throws DeadlinePassed */
  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { queryRunner } = this.manager;
    if (!queryRunner) throw new Error('this manager holds no transaction');
    this.requireTime();
    return (await queryRunner.query(sql, [...values], true)).records as Row[];
  }

  /** Runs `work` so that its writes, and only its, are undone when it throws. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    await this.manager.query('SAVEPOINT work');
    const noted = this.events.length;
    try {
      return await work();
    } catch (error) {
      await this.manager.query('ROLLBACK TO SAVEPOINT work');
      this.events.length = noted;
      throw error;
    }
  }
}

@Injectable()
export class Transactions {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly database: Database,
    private readonly changeEvents: ChangeEvents,
  ) {}

  /**
   * Commits what `work` did when it resolves, undoes it when it throws. A deadlock or a serialization failure undoes and
   * repeats it, a few times.
   * @param deadlineMs ms since 1970 after which no connection is taken and no statement sent any more: then it is undone
   */
  async run<T>(work: (tx: Transaction) => Promise<T>, deadlineMs = Infinity): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      this.database.refuseAfter(deadlineMs);
      try {
        const { result, changes } = await this.attempt(work, deadlineMs);
        this.changeEvents.publish(changes);
        return result;
      } catch (error) {
        this.database.observe(error);
        if (attempt === ATTEMPTS || !isWorthRepeating(error)) throw error;
      }
    }
  }

  /** Not TypeORM's `transaction`, which drops the reason of a lost connection and returns connections that failed to roll back. */
  private async attempt<T>(
    work: (tx: Transaction) => Promise<T>,
    deadlineMs: number,
  ): Promise<{ result: T; changes: readonly ChangeEvent[] }> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as pg.PoolClient;
    let lostBy: Error | undefined;
    const onLost = (error: Error) => (lostBy = error);
    client.on('error', onLost);
    const giveUp = () => void (client as unknown as pg.Client).end(); // the pool takes no client back that has ended
    try {
      await runner.startTransaction('READ COMMITTED');
      const tx = new Transaction(runner.manager, deadlineMs);
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
      client.off('error', onLost);
      await runner.release();
    }
  }
}
