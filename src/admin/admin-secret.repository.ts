import { Injectable } from '@nestjs/common';
import { Database } from '../persistence/index.ts';

const FIND = { name: 'admin-secret', text: 'SELECT secret FROM admin_secrets' };

/** Random text of this database, made by the migration. */
@Injectable()
export class AdminSecret {
  constructor(private readonly database: Database) {}

  async find(): Promise<string> {
    const [row] = await this.database.query<{ secret: string }>(FIND, []);
    if (!row) throw new Error('admin_secrets is empty: its row is made by the migration');
    return row.secret;
  }
}
