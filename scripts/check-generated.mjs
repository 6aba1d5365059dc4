// Fails when generated code is not what `npm run gen` makes of proto/: remakes it elsewhere and compares.
import { execSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

process.chdir(path.resolve(import.meta.dirname, '..'));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
/** As npm runs scripts: programs of node_modules by their names. */
const withOwnPrograms = () => ({
  ...process.env,
  PATH: `${path.resolve('node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
});

const folder = mkdtempSync(path.join(tmpdir(), 'generated-'));
try {
  const folders = ['src/generated', 'packages/client/src/generated'];
  const places = [...folders, 'proto/othello.thrift'];
  const elsewhere = (place) => path.join(folder, place);
  for (const place of [...folders, 'proto']) mkdirSync(elsewhere(place), { recursive: true });
  // the longer path first, since the shorter is its end
  const command = places
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, place) => text.replaceAll(new RegExp(`(?<= )${place}`, 'g'), elsewhere(place)), scripts.gen);
  execSync(command, { stdio: 'inherit', env: withOwnPrograms() });
  const files = [...folders.flatMap((place) => readdirSync(place).map((name) => `${place}/${name}`)), places.at(-1)];
  const stale = files.filter(
    (file) => !existsSync(elsewhere(file)) || readFileSync(elsewhere(file), 'utf8') !== readFileSync(file, 'utf8'),
  );
  if (stale.length > 0) {
    console.error(`${stale.join(', ')} differs from proto/othello.proto: run npm run gen and commit.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
