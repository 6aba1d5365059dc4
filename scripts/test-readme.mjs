// Runs what README.md and docs/calling.md show: `npm start` on its usual ports, then the shell blocks marked <!-- run -->,
// in one shell and in order, as a reader would paste them. Needs curl and what examples/python needs; fails with the line that installs it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const START_TIMEOUT_MS = 300_000;
const RUN_TIMEOUT_MS = 180_000;

const PAGES = ['README.md', 'docs/calling.md'];
const blocks = PAGES.flatMap((page) => {
  const text = readFileSync(path.join(root, page), 'utf8');
  const found = [...text.matchAll(/<!-- run -->\s+```sh\n(.*?)```/gs)].map(([, block]) => block);
  if (found.length === 0) throw new Error(`${page} has no block marked <!-- run -->`);
  return found;
});

/** `npm start`, until it prints its last line. */
async function start() {
  const server = spawn('npm', ['start'], { cwd: root, env: { ...process.env, DATABASE_URL: '' }, detached: true });
  let printed = '';
  const late = setTimeout(() => process.kill(-server.pid, 'SIGKILL'), START_TIMEOUT_MS);
  await new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk) => {
        printed += chunk;
        if (/^Try: .*\n/m.test(printed)) resolve();
      });
    server.on('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${printed}`)));
  });
  clearTimeout(late);
  return { server, tryLine: /^Try: +(.*)$/m.exec(printed)[1] };
}

async function main() {
  if (spawnSync('curl', ['--version']).error) throw new Error('curl is missing: apt-get install -y curl');
  const { server, tryLine } = await start();
  const folder = mkdtempSync(path.join(tmpdir(), 'readme-'));
  try {
    const script = ['set -eux', tryLine, ...blocks].join('\n').replaceAll('/tmp/', `${folder}/`);
    const { status, stdout } = spawnSync('bash', ['-c', script], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: RUN_TIMEOUT_MS,
    });
    console.log(stdout);
    if (status !== 0)
      throw new Error(`a command of ${PAGES.join(' or ')} failed (${status}): it is the last one above`);
    const failed = [...stdout.matchAll(/"code": ?"(Error\w+)"/g)].map(([, code]) => code);
    // a name that an earlier run took is no fault of the page's
    const unexpected = failed.filter((code) => !/^ErrorUser(NameAlreadyExists|AlreadyExists)$/.test(code));
    if (unexpected.length > 0)
      throw new Error(`a call of ${PAGES.join(' or ')} was answered with ${unexpected.join(', ')}`);
    console.log(`npm start and ${blocks.length} blocks of commands of ${PAGES.join(' and ')} ran.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    const ended = once(server, 'exit');
    process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
}

main().catch((error) => {
  console.error(`test:readme: ${error.message}`);
  process.exitCode = 1;
});
