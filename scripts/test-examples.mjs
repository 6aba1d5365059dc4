// Runs the clients of examples/ against the built server: the generated code is what protoc makes of the protos, each
// client reads what a server of 2017 wrote, says in one line what is wrong with a server, and plays whole games. Needs
// Debian's protoc, Python modules and mono, a build (dist/), and nothing else that runs.
/* global AbortController, AbortSignal, Buffer */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const examples = path.join(root, 'examples');
const main = path.join(root, 'dist/main.js');
const INSTALL_PYTHON = 'apt-get install -y python3-protobuf python3-grpcio protobuf-compiler';
const INSTALL_MONO = 'apt-get install -y mono-mcs mono-runtime';
const START_PATIENCE_MS = 60_000;
const CLIENT_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 20_000;

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** Bytes that Google's protobuf made from the protocol of 2017. */
const { cases } = JSON.parse(read('test/fixtures/v1.json'));
const golden = (name) => Buffer.from(cases.find((each) => each.name === name).hex, 'hex');

/** A Python that has the modules: the one that is asked for, else Debian's, else whichever comes first. */
async function findPython() {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ['/usr/bin/python3', 'python3'];
  for (const python of candidates) {
    const has = await run(python, ['-c', 'import google.protobuf, grpc']).catch(() => undefined);
    if (has) return python;
  }
  throw new Error(`${candidates.join(' and ')} can't import google.protobuf and grpc: ${INSTALL_PYTHON}`);
}

async function checkGenerated() {
  const sources = { 'othello_v1.proto': path.join(examples, 'python'), 'othello.proto': path.join(root, 'proto') };
  for (const [proto, place] of Object.entries(sources)) {
    await run('protoc', ['-I', place, `--python_out=${folder}`, proto]).catch((error) => {
      throw new Error(error.code === 'ENOENT' ? `protoc is missing: ${INSTALL_PYTHON}` : String(error.stderr).trim());
    });
    const made = proto.replace('.proto', '_pb2.py');
    if (readFileSync(path.join(folder, made), 'utf8') !== read(`examples/python/${made}`))
      throw new Error(`examples/python/${made} differs from ${proto}: make it anew as examples/python/README.md says`);
  }
}

/** In the way that examples/csharp/README.md shows. @returns the program */
async function compileCsharp() {
  const program = path.join(folder, 'AutoClient.exe');
  const options = /^mcs (.+)$/m.exec(read('examples/csharp/README.md'))[1].split(' ');
  const compile = async (command, args) =>
    run(command, args, { cwd: path.join(examples, 'csharp') }).catch((error) => {
      throw new Error(error.code === 'ENOENT' ? `${command} is missing: ${INSTALL_MONO}` : error.stdout + error.stderr);
    });
  await compile('mcs', [...options, `-out:${program}`]);
  await compile('mono', ['--version']);
  return program;
}

/** docs/clients.md shows bytes line by line, each with what it means: they are the golden ones. */
function checkShownBytes() {
  const shown = [...read('docs/clients.md').matchAll(/<!-- bytes: (.+?) -->\s+```text\n(.*?)```/gs)];
  assert.equal(shown.length, 2, 'docs/clients.md shows the bytes of a call and of an answer');
  for (const [, name, lines] of shown) {
    const pairs = [...lines.matchAll(/^ *((?:[0-9a-f]{2} )+)/gm)].map(([, hex]) => hex);
    assert.equal(pairs.join('').replaceAll(' ', ''), golden(name).toString('hex'), `docs/clients.md, ${name}`);
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

async function stopServer(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const late = AbortSignal.timeout(STOP_PATIENCE_MS);
  late.addEventListener('abort', () => server.kill('SIGKILL'));
  await gone;
}

/** Runs a client to its end. @returns the lines that it prints. @throws an error with its exitCode and what it `said` */
async function play({ name, command, program }, args, signal = AbortSignal.timeout(CLIENT_PATIENCE_MS)) {
  const options = { env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }, signal };
  const once = () => run(command, [program, ...args, '--pause', '0.02'], options);
  const { stdout } = await once()
    .catch((error) => {
      // Debian's mono itself dies now and then as a process ends: that says nothing of the client, so it runs once more
      if (error.signal !== 'SIGSEGV' && error.signal !== 'SIGABRT') throw error;
      console.error(`examples: ${command} died of ${error.signal}, ${name} runs once more`);
      return once();
    })
    .catch((error) => {
      const said = error.stderr?.trim() || error.message;
      throw Object.assign(new Error(`${name}: ${said}`), { said, exitCode: error.code ?? error.signal });
    });
  return stdout.trim().split('\n');
}

let seed = 0;

/** Both to their ends, each with exit code 0 and a line a game; ends the other one when one fails. */
async function match(clients, games) {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(CLIENT_PATIENCE_MS)]);
  const ended = clients.map(async (client) => {
    const lines = await play(client, [...client.address, '--games', `${games}`, '--seed', `${++seed}`], signal);
    if (lines.length !== games)
      throw new Error(`${client.name} printed ${lines.length} lines for ${games} games:\n${lines.join('\n')}`);
  });
  try {
    await Promise.all(ended);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(ended);
    throw new Error(`${clients.map(({ name }) => name).join(' against ')}: ${error.message}`, { cause: error });
  }
}

/** Runs `work` with the URL of a server that answers by `answer(call, response)`. @returns what work does, and the calls */
async function withServer(answer, work) {
  const calls = [];
  const fake = createServer(async (request, response) => {
    const call = { nth: calls.length, body: Buffer.concat(await request.toArray()), expect: request.headers.expect };
    calls.push(call);
    answer(call, response);
  });
  await new Promise((resolve) => fake.listen(0, '127.0.0.1', resolve));
  try {
    return { result: await work(`http://127.0.0.1:${fake.address().port}`), calls };
  } finally {
    fake.closeAllConnections();
    fake.close();
  }
}

/** A fixed64, a fixed32 and a group that holds a field 10: none is a MultipleResponse's. */
const UNKNOWN_FIELDS = Buffer.from('a1010000000000000000ad0100000000b3015200b401', 'hex');

/**
 * A game as a server of 2017 answered it, its boards unpacked. The first call is refused once and lost once; the second is
 * answered with fields and enum values that version 1 does not have, which are skipped and read as zero: asked again.
 */
async function playGoldenGame(client) {
  const { othello } = await import(path.join(root, 'dist/generated/othello.js'));
  const room = { roomId: 42, user_1: 5, user_2: 6, status: 9, board: new Array(64).fill(0) };
  const later = { protocolVersion: 1, protocolId: 105, result: { code: 107 }, gameSyncRsp: { room } };
  const answers = [
    golden('answer: Login and JoinGameRoom'),
    Buffer.concat([othello.MultipleResponse.encode({ responses: [later] }).finish(), UNKNOWN_FIELDS]),
    golden('answer: GamePut, GameSync'),
    golden('answer: GamePut, GameSync, GameOver (id 107)'),
  ];
  const { result, calls } = await withServer(
    ({ nth }, response) => {
      if (nth === 0) response.writeHead(503).end();
      else if (nth === 1) response.destroy();
      else response.end(answers[nth - 2]);
    },
    (url) => play(client, ['--url', url]),
  );
  assert.deepEqual(result, ['game 1: neoguri won, neoguri 40-24 joongom3'], client.name);
  const [first, second, third, ...rest] = calls;
  assert.deepEqual([second.body, third.body], [first.body, first.body], `${client.name} sends the same bytes again`);
  assert.equal(first.expect, client.expect, `${client.name}: Expect`);
  const requests = rest.map(({ body }) => othello.Request.decode(body));
  assert.equal(requests.map(({ protocolId }) => protocolId).join(), '105,105,104', client.name);
  const { r, c } = requests[2].gamePutReq;
  assert.match(`${r},${c}`, /^(2,2|2,4|4,2)$/, `${client.name} puts where white flips something`);
}

/** Each in one line, with exit code 1. */
async function refuseBadServers(client) {
  const says = async (url, words) => {
    const end = await play(client, ['--url', url, '--tries', '1']).catch((error) => error);
    assert.equal(end.exitCode, 1, `${client.name} at ${url} ends with 1`);
    assert.match(end.said, words);
  };
  const html = (call, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
  const { result: dead } = await withServer(html, async (url) => url);
  await Promise.all([
    says('nonsense', /^--url nonsense is no server's address: give one like .*$/),
    says(dead, /^\S+ has not answered in 1 tries \(.*refused.*\): start the server, or give its --url$/),
    withServer(html, (url) => says(url, /^\S+ answers with text\/html that is no Othello server's: give the .*$/)),
    withServer(
      () => {}, // it stalls
      (url) => says(url, /^\S+ has not answered in 1 tries \(nothing came in 5 s\): start the server, .*$/),
    ),
  ]);
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
  const csharpProgram = await compileCsharp();
  await checkGenerated();
  checkShownBytes();
  const env = { ...process.env, PORT: '0', GRPC_PORT: '0', HOST: '127.0.0.1', BOTS: '0', TURN_TIMEOUT_S: '60' };
  server = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { url, target } = await untilOpen(server);
  const pythonProgram = (name) => ({ name, command: python, program: path.join(examples, 'python', name) });
  const auto = { ...pythonProgram('auto_client.py'), address: ['--url', url] };
  const grpc = { ...pythonProgram('grpc_client.py'), address: ['--target', target] };
  const csharp = { name: 'AutoClient.cs', command: 'mono', program: csharpProgram, address: ['--url', url] };
  await Promise.all([
    playGoldenGame(auto),
    playGoldenGame({ ...csharp, expect: '100-continue' }), // HttpWebRequest's habit
    refuseBadServers(csharp),
  ]);
  const matches = [
    [[auto, auto], 3],
    [[auto, grpc], 3],
    [[grpc, grpc], 1],
    [[csharp, csharp], 2],
    [[csharp, auto], 2],
    [[csharp, grpc], 1],
  ];
  for (const [clients, games] of matches) await match(clients, games);
  const played = matches.reduce((sum, [, games]) => sum + games, 0);
  console.log(
    `examples: generated code as protoc makes it; AutoClient.cs compiles; ${played} games played, 2017, C# and gRPC ` +
      'clients, every one to its end',
  );
} catch (error) {
  console.error(`examples: ${error.message}`);
  process.exitCode = 1;
} finally {
  if (server) await stopServer(server);
}
