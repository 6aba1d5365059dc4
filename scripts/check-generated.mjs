// Fails when src/generated is not what `npm run gen` makes of proto/: remakes it elsewhere and compares.
import { execSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
  execSync(scripts.gen.replaceAll('src/generated', folder), { stdio: 'inherit', env: withOwnPrograms() });
  const stale = readdirSync('src/generated').filter((name) => {
    const made = path.join(folder, name);
    return !existsSync(made) || readFileSync(made, 'utf8') !== readFileSync(`src/generated/${name}`, 'utf8');
  });
  if (stale.length > 0) {
    console.error(`src/generated/${stale.join(', ')} differs from proto/othello.proto: run npm run gen and commit.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
