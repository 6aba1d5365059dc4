import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from './database.ts';
import { DatabaseUrls } from './database-urls.ts';
import { SESSION_SETTINGS } from './session-settings.ts';

const READ = {
  name: 'session-settings',
  text: 'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
};

/** Says in one line when calls reach PostgreSQL without the timeouts that free the locks of a node that is cut off. */
@Injectable()
export class SettingsCheck implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly urls: DatabaseUrls,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.database.query<{ name: string; setting: string }>(READ, [Object.keys(SESSION_SETTINGS)]);
    const amiss = rows.filter(({ name, setting }) => Number(setting) !== SESSION_SETTINGS[name]);
    if (amiss.length === 0) return;
    const found = amiss.map(({ name, setting }) => `${name} ${setting}`).join(', ');
    const wanted = amiss.map(({ name }) => `${name} ${SESSION_SETTINGS[name]}`).join(', ');
    const advice = this.urls.isThroughPooler
      ? 'ALTER ROLE … SET them for the role of DATABASE_URL and RECONNECT the pooler (docs/decisions/0012)'
      : 'is DATABASE_URL a pooler? Then give DATABASE_DIRECT_URL too';
    new Logger('PostgreSQL').warn(`calls have ${found} where they should have ${wanted}: ${advice}`);
  }
}
