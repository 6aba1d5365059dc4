import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartRefused } from '../start-refused.ts';

const require = createRequire(import.meta.url);

/** A part of a library that is not in its public interface, so any version may lack it. */
interface PrivatePart {
  library: string;
  part: string;
  /** by default that of the package as this server finds it */
  version?: string;
}

/**
 * @param found undefined: the installed version lacks the part
 * @throws StartRefused with a line that names the library, its version and the part
 */
export function requirePart<T>(
  { library, part, version = installedVersion(library) }: PrivatePart,
  found: T | undefined,
): T {
  if (found !== undefined) return found;
  throw new StartRefused(
    `${library} ${version} has no ${part}, which this server needs: install the version that its package.json names`,
  );
}

function installedVersion(library: string): string {
  let folder = path.dirname(require.resolve(library));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
