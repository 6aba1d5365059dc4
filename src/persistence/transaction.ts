import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Database } from './database.ts';
import { isWorthRepeating } from './database-errors.ts';

/** One database transaction, READ COMMITTED. Repositories take it first, so that forgetting it does not compile. */
export class Transaction {
  constructor(readonly manager: EntityManager) {}

  /** @returns the rows, of RETURNING too */
  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { queryRunner } = this.manager;
    if (!queryRunner) throw new Error('this manager holds no transaction');
    return (await queryRunner.query(sql, [...values], true)).records as Row[];
  }

  /** Runs `work` so that its writes, and only its, are undone when it throws. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    await this.manager.query('SAVEPOINT work');
    try {
      return await work();
    } catch (error) {
      await this.manager.query('ROLLBACK TO SAVEPOINT work');
      throw error;
    }
  }
}

const ATTEMPTS = 4;

@Injectable()
export class Transactions {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly database: Database,
  ) {}

  /**
   * Commits what `work` did when it resolves, undoes it when it throws. A deadlock or a serialization failure undoes and
   * repeats it, a few times.
   * @param deadlineMs ms since 1970 after which no connection is taken any more
   */
  async run<T>(work: (tx: Transaction) => Promise<T>, deadlineMs = Infinity): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      this.database.refuseAfter(deadlineMs);
      try {
        return await this.dataSource.transaction('READ COMMITTED', (manager) => work(new Transaction(manager)));
      } catch (error) {
        if (attempt === ATTEMPTS || !isWorthRepeating(error)) throw error;
      }
    }
  }
}
