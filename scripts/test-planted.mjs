// npm run test:planted: puts one bug at a time into a copy of the tree and runs the test that is to notice it
// (test/planted/*.json). Prints a row a bug; exit 1 when one survives. [part of a name ...], --list.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { startEmbedded } from '../dist/persistence/embedded/index.js';

/** after which a test that a bug makes hang counts as one that notices it */
const TEST_TIMEOUT_MS = 240_000;

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false } },
});
const folder = path.join(root, 'test/planted');
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
const unknown = positionals.find((part) => all.every(({ name }) => !name.includes(part)));
if (unknown !== undefined) {
  console.error(`no planted bug is called ${unknown}: --list shows their names`);
  process.exit(2);
}
const bugs = all.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)));
if (values.list) {
  for (const { name, file, effect } of bugs) console.log(`${name}\t${file}\t${effect}`);
  process.exit(0);
}

const WORKSPACES = { kernel: 'packages/kernel', client: 'packages/client', bench: 'bench' };
const BUILT = ['dist', 'packages/kernel/dist', 'packages/client/dist'];

/** What git tracks and what was built, beside links to what is installed; the workspaces' links lead into the copy. */
function copyTree() {
  const copy = mkdtempSync(path.join(tmpdir(), 'planted-'));
  const tracked = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of tracked.stdout.split('\0').filter((each) => each !== '' && !each.startsWith('docs/pictures/'))) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(copy, file));
  }
  for (const place of BUILT) cpSync(path.join(root, place), path.join(copy, place), { recursive: true });
  const modules = path.join(copy, 'node_modules');
  mkdirSync(path.join(modules, '@othello-rpc'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (name !== '@othello-rpc' && name !== 'othello-rpc')
      symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  for (const [name, place] of Object.entries(WORKSPACES))
    symlinkSync(path.join(copy, place), path.join(modules, '@othello-rpc', name));
  symlinkSync(copy, path.join(modules, 'othello-rpc'));
  return copy;
}

const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
const { options: compilerOptions } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);

/** Puts a file of the copy into what was built of it: programs, worker threads and pages run that. */
function build(copy, file) {
  if (file.startsWith('src/web/')) return void buildPages(copy);
  const output = file.replace(/^((?:packages\/\w+\/)?)src\//, '$1dist/').replace(/\.ts$/, '.js');
  if (!existsSync(path.join(copy, output))) return;
  const { outputText } = ts.transpileModule(readFileSync(path.join(copy, file), 'utf8'), {
    compilerOptions: { ...compilerOptions, module: ts.ModuleKind.ESNext, sourceMap: false },
    fileName: file,
  });
  writeFileSync(path.join(copy, output), outputText);
}

function buildPages(copy) {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: copy,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the browser client can not be built: ${stderr}`);
}

/** Runs one test in the copy. @returns how many passed and failed, and what was printed */
function runTest(copy, { test, title }) {
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const config = test.startsWith('test/web/') ? ['--config', path.join(copy, 'jest.web.config.mjs')] : [];
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const args = [...flags, jest, '--rootDir', copy, ...config, '--maxWorkers=1', test, ...(title ? ['-t', title] : [])];
  const { stderr, error } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    timeout: TEST_TIMEOUT_MS,
    env,
  });
  const count = (word) => Number(new RegExp(`Tests:.*?(\\d+) ${word}`).exec(stderr)?.[1] ?? 0);
  return { passed: count('passed'), failed: count('failed'), isKilled: error !== undefined, stderr };
}

/** Whether the test passes without a bug, by test: else its failure would say nothing. */
const sound = new Map();

/** @returns how it ended: noticed, survived, or why it could not be told */
function plant(copy, bug) {
  const { file, from, to, test, title } = bug;
  const place = path.join(copy, file);
  const text = readFileSync(place, 'utf8');
  if (text.split(from).length !== 2) return 'NOT FOUND ONCE';
  const key = `${test} ${title}`;
  if (!sound.has(key)) sound.set(key, runTest(copy, bug));
  const before = sound.get(key);
  if (before.failed > 0 || before.passed === 0) return `FAILS WITHOUT IT: ${before.stderr.trim().slice(0, 2000)}`;
  writeFileSync(
    place,
    text.replace(from, () => to),
  );
  build(copy, file);
  try {
    const { passed, failed, isKilled, stderr } = runTest(copy, bug);
    if (failed > 0 || isKilled) return 'noticed';
    return passed > 0 ? 'SURVIVED' : `NOT RUN: ${stderr.trim().split('\n').slice(0, 3).join(' ')}`;
  } finally {
    writeFileSync(place, text);
    build(copy, file);
  }
}

const copy = copyTree();
// one server for all tests: the global set-up would start one for each
const logFile = `${copy}.log`;
const settings = { max_connections: '200', log_line_prefix: '%d|%p|%a|' };
const server = await startEmbedded({ directory: `${copy}.pg`, throwAway: true, settings, logFile });
const env = { ...process.env, TEST_DATABASE_URL: server.url, TEST_DATABASE_LOG: logFile };
let survivors = 0;
try {
  for (const bug of bugs) {
    const began = performance.now();
    const ended = plant(copy, bug);
    if (ended !== 'noticed') survivors++;
    console.log(
      `${ended.padEnd(16)} ${bug.name.padEnd(44)} ${((performance.now() - began) / 1000).toFixed(0)} s  ${bug.test}`,
    );
  }
} finally {
  await server.close();
  for (const place of [copy, logFile, `${copy}.pg`]) rmSync(place, { recursive: true, force: true });
}
console.log(`${bugs.length - survivors} of ${bugs.length} planted bugs are noticed`);
if (survivors > 0) process.exitCode = 1;
