import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Change, Commits } from './commits.ts';
import { Database } from './database.ts';
import { isWorthRepeating } from './database-errors.ts';

/** One database transaction, READ COMMITTED. Repositories take it first, so that forgetting it does not compile. */
export class Transaction {
  private readonly noted: Change[] = [];

  constructor(readonly manager: EntityManager) {}

  /** what to tell once this is committed */
  get changes(): readonly Change[] {
    return this.noted;
  }

  /** Whoever watches is told of it after the commit. */
  note(change: Change): void {
    this.noted.push(change);
  }

  /** @returns the rows, of RETURNING too */
  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { queryRunner } = this.manager;
    if (!queryRunner) throw new Error('this manager holds no transaction');
    return (await queryRunner.query(sql, [...values], true)).records as Row[];
  }

  /** Runs `work` so that its writes, and only its, are undone when it throws. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    await this.manager.query('SAVEPOINT work');
    const noted = this.noted.length;
    try {
      return await work();
    } catch (error) {
      await this.manager.query('ROLLBACK TO SAVEPOINT work');
      this.noted.length = noted;
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
    private readonly commits: Commits,
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
        const { result, changes } = await this.dataSource.transaction('READ COMMITTED', async (manager) => {
          const tx = new Transaction(manager);
          return { result: await work(tx), changes: tx.changes };
        });
        this.commits.tell(changes);
        return result;
      } catch (error) {
        if (attempt === ATTEMPTS || !isWorthRepeating(error)) throw error;
      }
    }
  }
}
