import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { warnOf } from '../error-stack.ts';
import { Database, type Transaction } from '../persistence/index.ts';

/** ms for which what was read is shown; after that it is read again, while callers are shown the old one */
const KEPT_MS = 5000;

const READ = { name: 'notice', text: 'SELECT text FROM notices' };

/** What the operator tells all players in the lobby. Each node keeps a copy, so that no call waits for it. */
@Injectable()
export class Notices implements OnApplicationBootstrap {
  private readonly logger = new Logger('Lobby');
  private text: string | undefined;
  private readMs = -Infinity;

  constructor(private readonly database: Database) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.read();
  }

  /** undefined: there is none; a few seconds old on nodes that did not write it */
  get shown(): string | undefined {
    if (performance.now() - this.readMs > KEPT_MS) void this.read();
    return this.text;
  }

  /** As it is in the database; '': there is none. */
  async find(): Promise<string> {
    const [row] = await this.database.query<{ text: string }>(READ, []);
    return row?.text ?? '';
  }

  /** @param text '': there is none any more @returns whether that changed anything */
  async write(tx: Transaction, text: string): Promise<boolean> {
    const changed =
      text === ''
        ? await tx.query('DELETE FROM notices RETURNING 1')
        : await tx.query(
            `INSERT INTO notices AS n (text) VALUES ($1)
             ON CONFLICT (id) DO UPDATE SET text = $1, at = now() WHERE n.text <> $1 RETURNING 1`,
            [text],
          );
    this.readMs = -Infinity;
    return changed.length > 0;
  }

  /** Never rejects: a list of rooms without a notice is better than none. */
  private async read(): Promise<void> {
    this.readMs = performance.now();
    try {
      this.text = (await this.find()) || undefined;
    } catch (error) {
      warnOf(this.logger, 'the notice could not be read, which is tried again', error);
    }
  }
}
