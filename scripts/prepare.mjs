// Makes a fresh or stale clone ready, before `npm start` and `npm test`: installs from the lockfile when node_modules is
// not what the lockfile says, and builds when a source is not what dist was built from. Node's own modules only, since
// nothing else is there on a fresh clone.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);

/** SHA-256 over names and contents of files and folders. */
function fingerprint(places) {
  const hash = createHash('sha256');
  const add = (place) => {
    if (statSync(place).isDirectory()) for (const name of readdirSync(place).sort()) add(path.join(place, name));
    else hash.update(place).update('\0').update(readFileSync(place)).update('\0');
  };
  for (const place of places) if (existsSync(place)) add(place);
  return hash.digest('hex');
}

/** Runs `command` unless `stamp` says that it already ran for these files. */
function once(stamp, files, command) {
  const now = fingerprint(files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log(`> ${command}`);
  try {
    execSync(command, { stdio: 'inherit' });
  } catch {
    console.error(`"${command}" failed (its own words are above): mend that, then run this again.`);
    process.exit(1);
  }
  writeFileSync(stamp, now);
}

once('node_modules/.installed-from', ['package-lock.json'], 'npm ci --no-audit --no-fund --loglevel=error');
const COMPILER = ['package-lock.json', 'tsconfig.json'];
const PACKAGES = ['packages/kernel', 'packages/client'].flatMap((folder) =>
  ['src', 'package.json', 'tsconfig.json'].map((name) => `${folder}/${name}`),
);
const SERVER = ['src', 'tsconfig.build.json', 'nest-cli.json', 'vite.config.ts'];
once('dist/.built-from', [...COMPILER, ...PACKAGES, ...SERVER], 'npm run build --silent');
if (process.argv.includes('--bench')) {
  const bench = ['bench/src', 'bench/package.json', 'bench/tsconfig.json'];
  once('bench/dist/.built-from', [...COMPILER, ...PACKAGES, ...SERVER, ...bench], 'npm run build:bench --silent');
}
