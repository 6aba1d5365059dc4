// npm run test:alone: runs each spec file in a process of its own, its tests in random order, to find those that need
// another file or an earlier test. Prints a line a file; exit 1 when one fails. [part of a path ...], --seed n.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals: parts } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) } },
});
if (!/^\d{1,10}$/.test(values.seed)) {
  console.error(`--seed is a whole number, not ${values.seed}`);
  process.exit(2);
}
const files = readdirSync(path.join(root, 'test'), { recursive: true })
  .map((name) => path.posix.join('test', name))
  .filter((name) => name.endsWith('.spec.ts') && !name.startsWith('test/web/')) // those need a browser: npm run test:web
  .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)))
  .sort();
if (files.length === 0) {
  console.error(`no spec file has ${parts.join(' or ')} in its path`);
  process.exit(2);
}

const FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const failed = files.filter((file) => {
  const args = [...FLAGS, '--runInBand', '--randomize', `--seed=${values.seed}`, '--runTestsByPath', file];
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${status === 0 ? 'passes' : 'FAILS '} ${file} ${seconds} s`);
  if (status !== 0) console.error(stderr);
  return status !== 0;
});
console.log(`${files.length - failed.length} of ${files.length} files pass alone, in the order of seed ${values.seed}`);
if (failed.length > 0) process.exitCode = 1;
