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
/** in which a test's condition comes about; the run without the bug shows that it is enough */
const UNTIL_TIMEOUT_MS = 25_000;

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

/**
 * Runs tests of one file in the copy.
 * @param titles parts of their names; none: all of the file
 * @returns the tests that ran, and why the file could not be run
 */
function runTests(copy, test, titles) {
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const config = test.startsWith('test/web/') ? ['--config', path.join(copy, 'jest.web.config.mjs')] : [];
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const only = titles.length > 0 ? ['-t', titles.join('|')] : [];
  const results = `${copy}.json`;
  rmSync(results, { force: true });
  const output = ['--json', '--outputFile', results, '--maxWorkers=1'];
  const { stderr, error } = spawnSync(
    process.execPath,
    [...flags, jest, '--rootDir', copy, ...config, ...output, test, ...only],
    { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: TEST_TIMEOUT_MS, env },
  );
  if (!existsSync(results)) return { tests: [], isKilled: error !== undefined, stderr };
  const files = JSON.parse(readFileSync(results, 'utf8')).testResults;
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  return { tests: tests.filter(({ status }) => ['passed', 'failed'].includes(status)), isKilled: false, stderr };
}

const isNamed = ({ title }) => {
  const part = new RegExp(title ?? '', 'i'); // as -t of Jest
  return ({ fullName }) => part.test(fullName);
};

/** What each test file says without a bug, of all tests that bugs name: else their failure would say nothing. */
const sound = new Map();

function soundTests(copy, { test }) {
  if (!sound.has(test)) {
    const of = bugs.filter((bug) => bug.test === test);
    const titles = of.every(({ title }) => title) ? [...new Set(of.map(({ title }) => title))] : [];
    sound.set(test, runTests(copy, test, titles));
  }
  return sound.get(test);
}

/** The first words of a failure: a bug that is noticed for a wrong reason is told by them. */
const reasonOf = ({ failureMessages }) =>
  (failureMessages[0] ?? '')
    // eslint-disable-next-line no-control-regex -- colours
    .replace(/\u001b\[\d*m/g, '')
    .split(/\n\s+at /)[0]
    .replace(/\s+/g, ' ')
    .slice(0, 160);

/** @returns how it ended: noticed, survived, or why it could not be told; and by what */
function plant(copy, bug) {
  const { file, from, to, test, title } = bug;
  const place = path.join(copy, file);
  const text = readFileSync(place, 'utf8');
  if (text.split(from).length !== 2) return ['NOT FOUND ONCE'];
  const before = soundTests(copy, bug);
  const own = before.tests.filter(isNamed(bug));
  if (own.length === 0) return ['NOT RUN', before.stderr.trim().slice(0, 2000)];
  const broken = own.find(({ status }) => status === 'failed');
  if (broken) return ['FAILS WITHOUT IT', `${broken.fullName}: ${reasonOf(broken)}`];
  writeFileSync(
    place,
    text.replace(from, () => to),
  );
  build(copy, file);
  try {
    const { tests, isKilled, stderr } = runTests(copy, test, title ? [title] : []);
    if (isKilled) return ['noticed', 'it hung'];
    const failed = tests.find(({ status }) => status === 'failed');
    if (failed) return ['noticed', reasonOf(failed)];
    return tests.length > 0 ? ['SURVIVED'] : ['NOT RUN', stderr.trim().split('\n').slice(0, 3).join(' ')];
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
const env = { ...process.env, TEST_DATABASE_URL: server.url, TEST_DATABASE_LOG: logFile, UNTIL_TIMEOUT_MS };
let survivors = 0;
try {
  for (const bug of bugs) {
    const began = performance.now();
    const [ended, why = ''] = plant(copy, bug);
    if (ended !== 'noticed') survivors++;
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${ended.padEnd(16)} ${bug.name.padEnd(40)} ${seconds.padStart(3)} s  ${bug.test}  ${why}`);
  }
} finally {
  await server.close();
  for (const place of [copy, logFile, `${copy}.pg`, `${copy}.json`]) rmSync(place, { recursive: true, force: true });
}
console.log(`${bugs.length - survivors} of ${bugs.length} planted bugs are noticed`);
if (survivors > 0) process.exitCode = 1;
