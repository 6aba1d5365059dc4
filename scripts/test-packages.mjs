// Packs each package as npm would publish it, installs the archives in empty folders outside this tree, and uses them there
// as a stranger would: the command, the SDK from ESM, CommonJS and a bundle, its types under several TypeScripts.
// Needs the npm registry for what the packages depend on.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The oldest TypeScript that reads the SDK's declarations: docs/versioning.md says so too. */
const TYPESCRIPTS = ['5.4.5', '6.0.3'];

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'packages-'));
const archives = path.join(folder, 'archives');
mkdirSync(archives);

function run(command, args, cwd, options = {}) {
  try {
    // Vite, which bundles below, sets NODE_ENV for this process, and npm would leave out what a build needs
    const env = { ...process.env, NODE_ENV: '' };
    return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')} failed: ${error.stdout}${error.stderr}`, { cause: error });
  }
}

/** An empty folder with a package.json and these packages. */
function project(name, packages, manifest = {}) {
  const place = path.join(folder, name);
  mkdirSync(place);
  writeFileSync(path.join(place, 'package.json'), JSON.stringify({ name, private: true, ...manifest }));
  const { length: before } = packages;
  if (before > 0) run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], place);
  return place;
}

const packagesIn = (place) =>
  Object.keys(JSON.parse(readFileSync(path.join(place, 'node_modules/.package-lock.json'), 'utf8')).packages).length;

const bytesIn = (place) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .reduce((sum, each) => sum + readFileSync(path.join(each.parentPath ?? each.path, each.name)).length, 0);

const check = (is, what) => {
  if (!is) throw new Error(what);
  console.log(`ok  ${what}`);
};

const START_TIMEOUT_MS = 120_000;

/** The server of an installed package, until `use` is done with it. */
async function serving(place, [command, ...args], use) {
  const env = {
    ...process.env,
    PORT: '0',
    GRPC_PORT: '0',
    THRIFT_PORT: '0',
    BOTS: '0',
    RATE_LIMITS: 'off',
    // vite's build sets NODE_ENV in this process, and in production the log is JSON
    NODE_ENV: '',
    DATABASE_URL: '',
  };
  const server = spawn(command, args, {
    cwd: place,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!/Try:/.test(printed)) {
      if (Date.now() > deadline)
        throw new Error(`${command} ${args.join(' ')} is not open in ${START_TIMEOUT_MS / 1000} s: ${printed}`);
      const isOver = await Promise.race([ended.then(() => true), new Promise((resolve) => setTimeout(resolve, 100))]);
      if (isOver) throw new Error(`${command} ${args.join(' ')} ended: ${printed}`);
    }
    const [http, grpc, thrift] = ['HTTP', 'gRPC', 'Thrift'].map(
      (name) => new RegExp(`^ *${name} +(\\S+)`, 'm').exec(printed)[1],
    );
    await use(http, grpc, thrift);
  } finally {
    if (server.exitCode === null) process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
}

/** Two players by the SDK, a game to its end by resignation; prints who won. */
const GAME = `
const play = async ({ OthelloClient, envelope, roomOf, rules }, transport) => {
  const secret = () => Math.random().toString(36).slice(2).padEnd(20, 'x');
  const clients = [transport, envelope(process.argv[2])].map((each) => new OthelloClient({ transport: each }));
  const [white, black] = clients;
  for (const each of clients) await each.loginOrRegister({ platformToken: secret(), name: 'p' + secret().slice(0, 9) });
  const room = roomOf(await white.createGameRoom({}));
  await black.joinGameRoom({ roomId: room.roomId });
  await black.gamePut({ roomId: room.roomId, r: 2, c: 3 });
  const { responses } = await black.exitGameRoom({ roomId: room.roomId });
  console.log(responses.some(({ name }) => name === 'RspGameOver') && rules.legalMoves ? 'played' : 'not played');
  for (const each of clients) each.close();
};`;

function typeCheck(place) {
  writeFileSync(
    path.join(place, 'use.ts'),
    `import { envelope, OthelloClient, roomOf, rules, type RoomState } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { legalMoves, startPosition } from '@othello-rpc/kernel';
export async function run(): Promise<string> {
  const client = new OthelloClient({ transport: envelope('http://127.0.0.1:14500') });
  new OthelloClient({ transport: grpc('127.0.0.1:14501') }).close();
  const room = roomOf(await client.createGameRoom({ private: true }));
  const watched: AsyncIterable<RoomState> = client.watchRoom(room.roomId);
  // @ts-expect-error a procedure has its own fields
  await client.gamePut({ roomId: 1n, row: 2 });
  return String([watched, legalMoves(startPosition.board, 'black').size, rules.PASS, room.version.toFixed()]);
}
`,
  );
  for (const version of TYPESCRIPTS)
    for (const resolution of ['nodenext', 'node16', 'bundler']) {
      const module = resolution === 'bundler' ? 'esnext' : resolution;
      const flags = [
        '--strict',
        '--noEmit',
        '--target',
        'es2022',
        '--lib',
        'es2023,dom,dom.asynciterable',
        '--types',
        'node',
      ];
      const tsc = path.join(place, `node_modules/typescript-${version}/bin/tsc`);
      run('node', [tsc, ...flags, '--module', module, '--moduleResolution', resolution, 'use.ts'], place);
      console.log(`ok  TypeScript ${version} reads the SDK under ${resolution}, skipLibCheck off`);
    }
  const bundled = ['--module', 'esnext', '--moduleResolution', 'bundler', '--customConditions', 'browser'];
  const flags = ['--strict', '--noEmit', '--target', 'es2022', '--types', 'node', ...bundled];
  let words = '';
  try {
    execFileSync(
      'node',
      [path.join(place, `node_modules/typescript-${TYPESCRIPTS.at(-1)}/bin/tsc`), ...flags, 'use.ts'],
      {
        cwd: place,
        encoding: 'utf8',
      },
    );
  } catch (error) {
    words = error.stdout;
  }
  check(
    /Cannot find module '@othello-rpc\/client\/grpc'/.test(words),
    'gRPC is no module for a bundle, by its types too',
  );
}

async function bundled(place) {
  const { build } = await import('vite');
  const entry = path.join(place, 'page.mjs');
  writeFileSync(
    entry,
    `import * as sdk from '@othello-rpc/client';\n${GAME}\nplay(sdk, sdk.envelope(process.argv[2]));\n`,
  );
  await build({
    configFile: false,
    root: place,
    logLevel: 'error',
    build: {
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'bundle' },
      outDir: path.join(place, 'bundled'),
    },
  });
  const [file] = readdirSync(path.join(place, 'bundled'));
  return path.join(place, 'bundled', file);
}

/** examples/team-chat as a team has it: a package of its own that depends on the server's. */
/** The next line that is said, past what the stream says of its version. */
async function saidOn(reader) {
  for (let text = ''; ;) {
    const { value, done } = await reader.read();
    if (done) return undefined;
    text += value;
    const whole = text.split('\n').slice(0, -1);
    const said = whole.map((each) => JSON.parse(each).lineSaidRsp?.line?.text).find(Boolean);
    if (said) return said;
  }
}

async function teamChat(server, sdk) {
  const place = path.join(folder, 'team-chat');
  const examples = path.join(root, 'examples/team-chat');
  for (const name of ['chat.proto', 'tsconfig.json', 'src'])
    cpSync(path.join(examples, name), path.join(place, name), { recursive: true });
  const manifest = JSON.parse(readFileSync(path.join(examples, 'package.json'), 'utf8'));
  manifest.dependencies['othello-rpc'] = `file:${server}`;
  for (const [name, file] of Object.entries(sdk)) manifest.dependencies[`@othello-rpc/${name}`] = `file:${file}`;
  writeFileSync(path.join(place, 'package.json'), JSON.stringify(manifest));
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], place);
  run('npm', ['run', 'build'], place);
  mkdirSync(path.join(place, 'python'));
  run('protoc', ['-I', 'src/generated', '--python_out=python', 'othello_chat.proto'], place);
  check(readdirSync(path.join(place, 'python')).includes('othello_chat_pb2.py'), 'protoc makes its Python messages');

  const tested = run('npm', ['test'], place);
  check(
    /^(#|ℹ) pass 2$/m.test(tested),
    'its own test passes: a node of othello-rpc/testing, clients over every transport',
  );

  await serving(place, ['node', 'dist/main.js'], async (url, grpcAddress, thriftAddress) => {
    const post = async (target, body) => {
      const headers = { 'content-type': 'application/json' };
      return fetch(url + target, { method: 'POST', headers, body: JSON.stringify({ protocolVersion: 2, ...body }) });
    };
    const call = async (body) => (await (await post('/api', body)).json()).responses;
    const me = { platformType: 'CUSTOM', platformToken: 'a-secret-of-this-device' };
    await call({ protocolId: 101, registerReq: { ...me, name: 'chatter' } });
    const [{ loginRsp }] = await call({ protocolId: 100, loginReq: me });
    const { token } = loginRsp;
    const [{ makeGameRoomRsp }] = await call({ protocolId: 102, token, seqNo: 1, makeGameRoomReq: {} });
    const { roomId } = makeGameRoomRsp.room;
    const say = (seqNo, text) => call({ protocolId: 1000, token, seqNo, sayReq: { roomId, text } });

    const stream = await post('/api/stream', { protocolId: 1002, token, watchLinesReq: { roomId } });
    check(stream.status === 200, 'a stream whose first state is empty is open');
    const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
    const [said] = await say(2, 'hello');
    check(
      said.sayRsp.line.text === 'hello' && (await say(2, 'hello'))[0].sayRsp.line.number === 1,
      'a line is said once',
    );
    check((await saidOn(reader)) === 'hello', 'it is pushed to who watches');
    await reader.cancel();
    check((await say(3, 'damn'))[0].result.code === 'ErrorInvalidArgument', "the team's guard refuses a line");

    const buf = path.join(root, 'node_modules/.bin/buf');
    const rpc = (name, request) =>
      JSON.parse(
        run(
          buf,
          [
            ...['curl', '--protocol', 'grpc', '--http2-prior-knowledge', '-H', `authorization: Bearer ${token}`],
            ...['-H', 'x-seq-no: 4', '-d', JSON.stringify(request), `http://${grpcAddress}/othello.Othello/${name}`],
          ],
          place,
        ),
      );
    check(rpc('Say', { roomId, text: 'over gRPC' }).line.number === 2, 'the same over gRPC, found by reflection');
    check(rpc('ListLines', { roomId }).lines.length === 2, 'both lines are listed');
    const nowhere = await call({ protocolId: 1001, token, listLinesReq: { roomId: '4711' } });
    check(nowhere[0].result.code === 'ErrorInvalidGameRoom', 'the room is looked up without a word of SQL');

    const other = { platformType: 'CUSTOM', platformToken: 'a-secret-of-another-device' };
    await call({ protocolId: 101, registerReq: { ...other, name: 'listener' } });
    const [{ loginRsp: login }] = await call({ protocolId: 100, loginReq: other });
    await call({ protocolId: 106, token: login.token, seqNo: 1, joinGameRoomReq: { roomId } });
    const over = await call({ protocolId: 103, token: login.token, seqNo: 2, exitGameRoomReq: { roomId } });
    const { user, opponent } = over.find((each) => each.gameOverRsp).gameOverRsp;
    check(
      user.rating === 1484 && opponent.rating === 1516,
      "the team's rating is used at a game's end: Elo instead of Glicko-2",
    );
    let lines = [];
    for (let tries = 0; lines.length < 3 && tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      lines = (await call({ protocolId: 1001, token, listLinesReq: { roomId } }))[0].listLinesRsp.lines;
    }
    check(lines.at(-1).text === 'chatter has won.', "the team's handler of the event GameEnded has said the result");

    const talked = run('node', ['dist/talk.js', url, grpcAddress, thriftAddress], place).trim().split('\n');
    for (const line of talked) console.log(`    ${line}`);
    check(
      talked.length === 7 && talked.every((line) => /: said 1 and 2, heard hello bye, 2 lines$/.test(line)),
      "the team's procedures and stream are methods of the SDK, over every transport",
    );
  });
}

try {
  for (const from of ['.', 'packages/kernel', 'packages/client'])
    run('npm', ['pack', '--silent', '--pack-destination', archives], path.join(root, from));
  const archive = (name) =>
    path.join(
      archives,
      readdirSync(archives).find((file) => name.test(file)),
    );
  const kernel = archive(/^othello-rpc-kernel/);
  const client = archive(/^othello-rpc-client/);
  const server = archive(/^othello-rpc-\d/);

  const small = project('sdk', [kernel, client], { type: 'module' });
  const kib = Math.round(bytesIn(path.join(small, 'node_modules')) / 1024);
  check(packagesIn(small) === 2, `the SDK installs as 2 packages, ${kib} KiB`);
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel=error', '@grpc/grpc-js@^1.14.0', '@types/node@20'],
    small,
  );
  for (const version of TYPESCRIPTS)
    run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--loglevel=error', `typescript-${version}@npm:typescript@${version}`],
      small,
    );
  typeCheck(small);

  const installed = project('server', [server]);
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  check(run('npx', ['othello', '--version'], installed).trim() === version, `npx othello --version is ${version}`);
  const overridden = readdirSync(path.join(installed, 'node_modules'), { recursive: true }).filter((name) =>
    /(^|\/)protobufjs\/package\.json$/.test(name),
  );
  console.log(`    ${packagesIn(installed)} packages, ${overridden.length} protobufjs in the tree`);

  await serving(installed, ['npx', 'othello', 'serve'], async (url, grpcAddress) => {
    const buf = path.join(root, 'node_modules/.bin/buf');
    const curl = ['curl', '--protocol', 'grpc', '--http2-prior-knowledge', '--list-methods', `http://${grpcAddress}`];
    const methods = run(buf, curl, installed);
    check(
      /othello\.Othello\/GamePut/.test(methods) && /grpc\.health\.v1\.Health\/Check/.test(methods),
      'reflection lists both services',
    );
    const esm = `import * as sdk from '@othello-rpc/client';\nimport { grpc } from '@othello-rpc/client/grpc';\n${GAME}\nplay(sdk, grpc(process.argv[3]));\n`;
    const cjs = `const sdk = require('@othello-rpc/client');\n${GAME}\nplay(sdk, sdk.envelope(process.argv[2]));\n`;
    writeFileSync(path.join(small, 'game.mjs'), esm);
    writeFileSync(path.join(small, 'game.cjs'), cjs);
    for (const [what, file] of [
      ['ESM', 'game.mjs'],
      ['CommonJS', 'game.cjs'],
      ['a Vite bundle', await bundled(small)],
    ])
      check(
        run('node', [file, url, grpcAddress], small).trim() === 'played',
        `a game is played by the SDK from ${what}`,
      );
  });

  await teamChat(server, { kernel, client });

  const clone = path.join(folder, 'clone');
  mkdirSync(clone);
  for (const file of ['package.json', 'bin'])
    cpSync(path.join(root, file), path.join(clone, file), { recursive: true });
  let words = '';
  try {
    run('node', ['bin/othello.mjs', '--version'], clone);
  } catch (error) {
    words = error.message;
  }
  check(/this clone is not built yet/.test(words), 'the command says in a clone that was never built what to do');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
