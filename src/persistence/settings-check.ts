import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from './database.ts';
import { DatabaseUrls } from './database-urls.ts';
import { FORMAT_SETTINGS, SESSION_SETTINGS } from './session-settings.ts';
import { deniedLine, RIGHTS, type Rights } from './rights.ts';
import { TABLES } from './tables.ts';

const READ = {
  name: 'session-settings',
  text: 'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
};

interface Setting {
  name: string;
  setting: string;
}

/** Checks the settings that the pool's connections really have, also through a pooler. */
@Injectable()
export class SettingsCheck implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly urls: DatabaseUrls,
  ) {}

  /**
   * Warns of missing time-outs, which would free the locks of a node that is cut off.
   * @throws Error with one line when a format or a right is missing without which calls would fail
   */
  async onApplicationBootstrap(): Promise<void> {
    await this.requireRights();
    const rows = await this.database.query<Setting>(READ, [Object.keys(SESSION_SETTINGS)]);
    const amiss = rows.filter(({ name, setting }) => !isAsWanted(name, setting));
    if (amiss.length === 0) return;
    const found = amiss.map(({ name, setting }) => `${name} ${setting}`).join(', ');
    const wanted = amiss.map(({ name }) => `${name} ${SESSION_SETTINGS[name]}`).join(', ');
    const advice = this.urls.isThroughPooler
      ? 'ALTER ROLE … SET them for the role of DATABASE_URL and RECONNECT the pooler (docs/decisions/0012)'
      : 'is DATABASE_URL a pooler? Then give DATABASE_DIRECT_URL too';
    const line = `calls have ${found} where they should have ${wanted}: ${advice}`;
    if (amiss.some(({ name }) => name in FORMAT_SETTINGS)) throw new Error(line);
    new Logger('PostgreSQL').warn(line);
  }

  private async requireRights(): Promise<void> {
    const query = { name: 'missing-rights', text: RIGHTS };
    const [row] = await this.database.query<Rights & Record<string, string | null>>(query, [TABLES]);
    if (row?.denied) throw new Error(deniedLine(row, 'DATABASE_URL'));
  }
}

/** The second word of DateStyle is about reading ambiguous dates, of which we write none. */
function isAsWanted(name: string, setting: string): boolean {
  return name === 'DateStyle' ? setting.startsWith('ISO') : setting === String(SESSION_SETTINGS[name]);
}
