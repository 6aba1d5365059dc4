// Fails when src/generated is not what `npm run gen` makes of proto/: remakes it elsewhere and compares.
import { execSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

process.chdir(path.resolve(import.meta.dirname, '..'));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = mkdtempSync(path.join(tmpdir(), 'generated-'));
try {
  const made = path.join(folder, 'othello.js');
  execSync(`npx ${scripts.gen.replace('src/generated/othello.js', made)}`, { stdio: 'inherit' });
  const stale = ['othello.js', 'othello.d.ts'].filter(
    (name) => readFileSync(path.join(folder, name), 'utf8') !== readFileSync(`src/generated/${name}`, 'utf8'),
  );
  if (stale.length > 0) {
    console.error(`src/generated/${stale.join(', ')} differs from proto/othello.proto: run npm run gen and commit.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
