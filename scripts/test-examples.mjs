// Runs the clients of examples/ against the built server: the generated code is what protoc makes of the protos, each
// client reads what a server of 2017 wrote, says in one line what is wrong with a server, and plays whole games. Needs
// the packages of Debian that .ci/run installs, a build (dist/), and nothing else that runs.
/* global AbortController, AbortSignal, Buffer */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as programs from './example-programs.mjs';
import { FIRST_CALLS, makeFirstCalls } from './first-calls.mjs';

const root = path.resolve(import.meta.dirname, '..');
const main = path.join(root, 'dist/main.js');
const START_TIMEOUT_MS = 60_000;
const CLIENT_TIMEOUT_MS = 120_000;
const STOP_PATIENCE_MS = 20_000;

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** Bytes that Google's protobuf made from the protocol of 2017. */
const { cases } = JSON.parse(read('test/fixtures/v1.json'));
const golden = (name) => Buffer.from(cases.find((each) => each.name === name).hex, 'hex');

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
    const late = AbortSignal.timeout(START_TIMEOUT_MS);
    late.addEventListener('abort', () => fail(`did not open in ${START_TIMEOUT_MS / 1000} s`));
    const listen = (chunk) => {
      printed += chunk;
      const url = /^ *HTTP +(http:\/\/[^\s]+)/m.exec(printed)?.[1];
      const target = /^ *gRPC +(\S+)/m.exec(printed)?.[1];
      const thriftTarget = /^ *Thrift +(\S+)/m.exec(printed)?.[1];
      if (url && target && thriftTarget) resolve({ url, target, thriftTarget });
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
async function play({ name, command }, args, signal = AbortSignal.timeout(CLIENT_TIMEOUT_MS)) {
  const options = { env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }, signal };
  const [program, ...words] = command;
  const once = () => run(program, [...words, ...args, '--pause', '0.02'], options);
  const { stdout } = await once()
    .catch((error) => {
      // Debian's mono itself dies now and then as a process ends: that says nothing of the client, so it runs once more
      if (program !== 'mono' || (error.signal !== 'SIGSEGV' && error.signal !== 'SIGABRT')) throw error;
      console.error(`examples: ${program} died of ${error.signal}, ${name} runs once more`);
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
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(CLIENT_TIMEOUT_MS)]);
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

/** A port that no other program takes, as it may one that was free a moment ago. */
const NOBODY = 'http://127.0.0.1:1';

/** Each in one line, with exit code 1. */
async function refuseBadServers(client) {
  const says = async (url, words) => {
    const end = await play(client, ['--url', url, '--tries', '1']).catch((error) => error);
    assert.equal(end.exitCode, 1, `${client.name} at ${url} ends with 1`);
    assert.match(end.said, words);
  };
  const html = (call, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
  await Promise.all([
    says('nonsense', /^--url nonsense is no server's address: give one like .*$/),
    says(NOBODY, /^\S+ has not answered in 1 tries \(.*refused.*\): start the server, or give its --url$/),
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
  const python = await programs.pythonPrograms();
  await programs.checkGenerated(folder);
  const built = Object.fromEntries(['cpp', 'go', 'java'].map((name) => [name, path.join(folder, name)]));
  const mono = await programs.compileCsharp(folder);
  const [cpp, go, java] = await Promise.all([
    programs.compileCpp(built.cpp),
    programs.compileGo(built.go),
    programs.compileJava(built.java),
  ]);
  checkShownBytes();
  const env = {
    ...process.env,
    PORT: '0',
    GRPC_PORT: '0',
    THRIFT_PORT: '0',
    HOST: '127.0.0.1',
    BOTS: '0',
    RATE_LIMITS: 'off',
    TURN_TIMEOUT_S: '60',
  };
  server = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { url, target, thriftTarget } = await untilOpen(server);
  const [byUrl, byTarget] = [
    ['--url', url],
    ['--target', target],
  ];
  const auto = { name: 'auto_client.py', command: python('auto_client.py'), address: byUrl };
  const grpc = { name: 'grpc_client.py', command: python('grpc_client.py'), address: byTarget };
  const byThrift = ['--target', thriftTarget];
  const thrift = { name: 'thrift_client.py', command: python('thrift_client.py'), address: byThrift };
  const thriftPlain = { ...thrift, name: 'thrift_client.py --wire plain', address: [...byThrift, '--wire', 'plain'] };
  const rubyFile = path.join(root, 'examples/ruby/thrift_client.rb');
  const ruby = { name: 'thrift_client.rb', command: ['ruby', rubyFile], address: byThrift };
  const csharp = { name: 'AutoClient.cs', command: mono, address: byUrl };
  const cppEnvelope = { name: 'envelope_client.cc', command: cpp('envelope_client'), address: byUrl };
  const goEnvelope = { name: 'envelope_client.go', command: go('envelope_client'), address: byUrl };
  const cppGrpc = { name: 'grpc_client.cc', command: cpp('grpc_client'), address: byTarget };
  await Promise.all([
    playGoldenGame(auto),
    playGoldenGame({ ...csharp, expect: '100-continue' }), // HttpWebRequest's habit
    refuseBadServers(csharp),
    refuseBadServers(cppEnvelope),
    refuseBadServers(goEnvelope),
  ]);
  const matches = [
    [[auto, auto], 3],
    [[auto, grpc], 3],
    [[grpc, grpc], 1],
    [[csharp, csharp], 2],
    [[csharp, auto], 2],
    [[csharp, grpc], 1],
    [[cppEnvelope, cppGrpc], 3],
    [[cppEnvelope, auto], 2],
    [[cppGrpc, grpc], 1],
    [[goEnvelope, goEnvelope], 2],
    [[goEnvelope, grpc], 2],
    [[thrift, grpc], 2],
    [[thriftPlain, auto], 2],
    [[ruby, thrift], 1],
    [[ruby, cppEnvelope], 1],
  ];
  for (const [clients, games] of matches) await match(clients, games);
  const thriftClients = [cpp, go, java].map((program) => program('thrift_client'));
  await programs.playFirstMoves(thriftClients, thriftTarget);
  const portOf = (address) => /\d+$/.exec(address)[0];
  const ports = { http: portOf(url), grpc: portOf(target), thrift: portOf(thriftTarget) };
  const firstCalls = await makeFirstCalls({ folder, built, python: python('')[0] }, ports);
  const played = matches.reduce((sum, [, games]) => sum + games, 0);
  console.log(
    `examples: generated code as protoc makes it; C#, C++, Go and Java compile; ${played} games played by Python, C#, C++, Go and Ruby ` +
      'through the envelope, gRPC and Thrift, every one to its end; a first move over Thrift by ' +
      `C++, Go and Java; ${firstCalls} first calls of docs/clients.md in ${Object.keys(FIRST_CALLS).length} languages`,
  );
} catch (error) {
  console.error(`examples: ${error.message}`);
  process.exitCode = 1;
} finally {
  if (server) await stopServer(server);
}
