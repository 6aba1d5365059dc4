import { existsSync } from 'node:fs';
import { checkVersion } from './cluster.ts';
import { openEnvironment } from './data-directory.ts';
import { asEmbeddedFailure } from './programs.ts';

/**
 * Whether the embedded PostgreSQL can run in a directory, which is made if it is missing: its programs, its user, the
 * version of the data that is there. Starts nothing.
 * @returns a line that says so
 * @throws EmbeddedFailure
 */
export async function inspectEmbedded(directory: string): Promise<string> {
  try {
    const environment = await openEnvironment(directory);
    const hasData = existsSync(environment.directory.cluster);
    if (hasData) checkVersion(environment);
    return `PostgreSQL ${environment.binaries.major}, ${hasData ? 'with its data' : 'without data yet'} in ${directory}`;
  } catch (failure) {
    throw asEmbeddedFailure(failure, directory);
  }
}
