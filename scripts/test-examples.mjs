// Runs examples/python against the built server: the generated code is what protoc makes of the protos, and the clients
// play whole games. Needs Debian's protoc and Python modules, a build (dist/), and nothing else that runs.
/* global AbortController, AbortSignal */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const examples = path.join(root, 'examples/python');
const main = path.join(root, 'dist/main.js');
const INSTALL = 'apt-get install -y python3-protobuf python3-grpcio protobuf-compiler';
const START_PATIENCE_MS = 60_000;
const MATCH_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 20_000;

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));

/** A Python that has the modules: the one that is asked for, else Debian's, else whichever comes first. */
async function findPython() {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ['/usr/bin/python3', 'python3'];
  for (const python of candidates) {
    const has = await run(python, ['-c', 'import google.protobuf, grpc']).catch(() => undefined);
    if (has) return python;
  }
  throw new Error(`${candidates.join(' and ')} can't import google.protobuf and grpc: ${INSTALL}`);
}

async function checkGenerated() {
  const sources = { 'othello_v1.proto': examples, 'othello.proto': path.join(root, 'proto') };
  for (const [proto, place] of Object.entries(sources)) {
    await run('protoc', ['-I', place, `--python_out=${folder}`, proto]).catch((error) => {
      throw new Error(error.code === 'ENOENT' ? `protoc is missing: ${INSTALL}` : String(error.stderr).trim());
    });
    const made = proto.replace('.proto', '_pb2.py');
    if (readFileSync(path.join(folder, made), 'utf8') !== readFileSync(path.join(examples, made), 'utf8'))
      throw new Error(`examples/python/${made} differs from ${proto}: make it anew as examples/python/README.md says`);
  }
}

/** The addresses that the server prints once it is open. */
function untilOpen(server) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (reason) => reject(new Error(`the server ${reason}:\n${printed.trim()}`));
    const late = AbortSignal.timeout(START_PATIENCE_MS);
    late.addEventListener('abort', () => fail(`did not open in ${START_PATIENCE_MS / 1000} s`));
    const listen = (chunk) => {
      printed += chunk;
      const url = /^ *HTTP +(http:\/\/[^\s]+)/m.exec(printed)?.[1];
      const target = /^ *gRPC +(\S+)/m.exec(printed)?.[1];
      if (url && target) resolve({ url, target });
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', (code) => fail(`ended with ${code}`));
    server.on('error', (error) => fail(`did not start (${error.message})`));
  });
}

/** Both to their ends, each with exit code 0 and a line a game; ends the other one when one fails. */
async function match(players, games) {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(MATCH_PATIENCE_MS)]);
  const ended = players.map(async ({ python, args }) => {
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
    const all = [...args, '--games', String(games), '--pause', '0.02'];
    const { stdout } = await run(python, all, { cwd: examples, env, signal });
    const lines = stdout.trim().split('\n');
    if (lines.length !== games)
      throw new Error(`${args[0]} printed ${lines.length} lines for ${games} games:\n${stdout}`);
  });
  try {
    await Promise.all(ended);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(ended);
    throw new Error(
      `${players.map(({ args }) => args[0]).join(' against ')}: ${error.stderr?.trim() || error.message}`,
      {
        cause: error,
      },
    );
  }
}

async function stopServer(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const late = AbortSignal.timeout(STOP_PATIENCE_MS);
  late.addEventListener('abort', () => server.kill('SIGKILL'));
  await gone;
}

let server;
process.once('exit', () => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
try {
  if (!existsSync(main)) throw new Error('dist/main.js is missing: npm run build');
  const python = await findPython();
  await checkGenerated();
  const env = { ...process.env, PORT: '0', GRPC_PORT: '0', HOST: '127.0.0.1', BOTS: '0', TURN_TIMEOUT_S: '60' };
  server = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { url, target } = await untilOpen(server);
  const auto = (seed) => ({ python, args: ['auto_client.py', '--url', url, '--seed', seed] });
  const grpc = (seed) => ({ python, args: ['grpc_client.py', '--target', target, '--seed', seed] });
  await match([auto('1'), auto('2')], 3);
  await match([auto('3'), grpc('4')], 3);
  await match([grpc('5'), grpc('6')], 1);
  console.log(
    'examples: generated code as protoc makes it; 7 games played, 2017 and gRPC clients, every one to its end',
  );
} catch (error) {
  console.error(`examples: ${error.message}`);
  process.exitCode = 1;
} finally {
  if (server) await stopServer(server);
}
