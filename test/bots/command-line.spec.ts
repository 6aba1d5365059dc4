import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseMoves, replay, score } from '@othello-rpc/kernel';
import { startNode, type TestNode } from '../kit/node.ts';
import { transportsTo, othello, othelloAsking, type Ran } from './command-line.ts';

// these run the built command line: `npm test` builds it first
let node: TestNode;
let html: Server;
beforeAll(async () => {
  node = await startNode();
  html = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>Hello')).listen(0);
});
afterAll(async () => {
  html.close();
  await node.close();
});

const transports = () => transportsTo(node);

describe('a command that fails says why in one line', () => {
  const dead = 'http://127.0.0.1:9';
  const cases: [string, () => string[], RegExp, number][] = [
    ['no command', () => ['knit'], /unknown command 'knit'/, 2],
    ['a command with a typing error', () => ['bot'], /unknown command 'bot' \(Did you mean bots\?\)/, 2],
    ['no option', () => ['call', 'Login', '--tokn', 'x'], /unknown option '--tokn' \(Did you mean --token\?\)/, 2],
    ['no procedure', () => ['call', 'Wave'], /there is no procedure Wave: there are Login, .*GameSync.*Subscribe/, 2],
    [
      'a procedure with a typing error',
      () => ['call', 'gamesink'],
      /no procedure gamesink: did you mean GameSync\?/,
      2,
    ],
    ['no JSON', () => ['call', 'GameSync', '{roomId'], /\{roomId is not JSON: write fields as/, 2],
    ['no object', () => ['call', 'GameSync', '[1]'], /\[1\] has no fields/, 2],
    ['no field', () => ['call', 'GameSync', '{"room":1}'], /ReqGameSync has no field room: it has roomId/, 2],
    ['no URL', () => ['call', 'Login', '--url', 'over there'], /"over there" is no server's URL/, 2],
    ['no address', () => ['call', 'Login', '--address', 'x'], /"x" is no gRPC address/, 2],
    ['no .proto file', () => ['gen', '--proto', 'nowhere.proto'], /nowhere\.proto can't be read \(ENOENT\)/, 2],
    ['a dead server', () => ['bots', '--address', '127.0.0.1:65534'], /nothing listens there/, 4],
    [
      'a dead server by its URL',
      () => ['call', 'Login', '--url', 'grpc://127.0.0.1:65534'],
      /nothing listens there/,
      4,
    ],
    ['a blocked port', () => ['play', '--url', dead], /check the URL/, 4],
    [
      'a web page',
      () => ['play', '--url', `http://127.0.0.1:${(html.address() as AddressInfo).port}`],
      /text\/html/,
      4,
    ],
    ['the gRPC port', () => ['play', '--url', `http://${node.grpcAddress}`], /is it the gRPC port/, 4],
    [
      'no device',
      () => ['call', 'GameSync', '--device', 'nobody-is-called-so', '--url', node.url],
      /register first/,
      3,
    ],
    ['one bot', () => ['bots', '--count', '1'], /give --count 2 or more/, 2],
    ['no end', () => ['bots', '--games', '0'], /give --games 1 or more/, 2],
    ['no number', () => ['bots', '--count', 'many'], /'many' is invalid\. Give a whole number/, 2],
    ['no level', () => ['play', '--level', '9'], /'9' is invalid\. Give a whole number, 1 to 8/, 2],
    ['no strategy', () => ['bots', '--strategy', 'luck'], /choices are random, greedy, alpha-beta/, 2],
  ];

  test.each(cases)('%s', async (_, args, words, exitCode) => {
    const { code, stdout, stderr } = await othello(args());
    expect(stderr).toMatch(/^othello: [^\n]+\n$/);
    expect(stderr).toMatch(words);
    expect([code, stdout]).toEqual([exitCode, '']);
  });
});

test('othello --version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(await othello(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('othello gen makes the files of the SDK from the proto', async () => {
  const out = mkdtempSync(path.join(tmpdir(), 'gen-'));
  try {
    const { code, stdout } = await othello(['gen', '--proto', 'test/fixtures/pets.proto', '--out', out]);
    const files = ['othello_pets.proto', 'othello_pets.thrift', 'procedures.ts', 'client.ts'];
    expect([code, stdout]).toEqual([0, files.map((file) => `${out}/${file}\n`).join('')]);
    const made = (file: string) => readFileSync(path.join(out, file), 'utf8');
    expect(made('procedures.ts')).toContain(
      "feedPet(request?: ReqFeedPet, options?: Options): Promise<Reply['FeedPet']>;",
    );
    expect(made('othello_pets.thrift')).toMatch(/RspFeedPet FeedPet\(1: ReqFeedPet request\)/);
    expect(made('client.ts')).toContain('export const TeamClient = extendClient<TeamMethods>(tables);');
  } finally {
    rmSync(out, { recursive: true });
  }
});

describe('othello bots', () => {
  test('plays the same games for one seed over each transport, and prints a line for each', async () => {
    const runs: Ran[] = [];
    for (const transport of transports())
      runs.push(await othello(['bots', '--count', '3', '--games', '2', '--seed', 'x', '--moves', ...transport]));
    const games = runs.map(({ stdout }) => stdout.split('\n').filter((line) => /^\d: ([a-h][1-8]|--)+$/.test(line)));
    expect(games[0]).toHaveLength(2);
    expect(games).toEqual(games.map(() => games[0]));
    expect(runs[0]!.stderr).toMatch(/^(game \d: auto-\S+ \(white\) \d+-\d+ auto-\S+ \(black\)\n){2}$/);
    expect(runs[0]!.stdout).toMatch(/2 of 2 games in \S+ s: white won \d, black \d, drawn \d \(seed x\)\n$/);
  });

  test('prints a game a line as JSON', async () => {
    const { stdout } = await othello([
      'bots',
      '--count',
      '2',
      '--games',
      '2',
      '--seed',
      'x',
      '--json',
      ...transports()[0]!,
    ]);
    const games = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { number: number; moves: string; discs: Record<string, number> });
    expect(games.map(({ number }) => number)).toEqual([1, 2]);
    for (const { moves, discs } of games) expect(score(replay(parseMoves(moves)).board)).toEqual(discs);
  });

  test('plays against whoever joins, with each strategy', async () => {
    const run = (strategy: string) =>
      othello([
        'bots',
        '--against',
        'anyone',
        '--count',
        '1',
        '--games',
        '1',
        '--strategy',
        strategy,
        '--url',
        node.url,
      ]);
    const [one, other] = await Promise.all([run('greedy'), run('alpha-beta')]);
    for (const { stdout } of [one, other]) expect(stdout).toMatch(/^1 games in /);
    const end = / (\S+ \(white\) \d+-\d+ \S+ \(black\))/;
    expect(end.exec(one.stderr)?.[1]).toBe(end.exec(other.stderr)?.[1]);
  });
});

describe('othello play', () => {
  const board = / {4}a b c d e f g h\n( {2}\d( [XO+.]){8} \d\n){8} {4}a b c d e f g h\n/;

  test('a script plays a whole game against a bot by the moves that it is shown', async () => {
    const moves: string[] = [];
    const { code, stdout, stderr } = await othelloAsking(['play', '--level', '1', '--url', node.url], (question) => {
      moves.push(/\((\S\S)/.exec(question)![1]!);
      return moves.at(-1)!;
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(board);
    expect(moves.length).toBeGreaterThan(5);
    for (const move of moves) expect(stdout).toContain(`X plays ${move}.`);
    expect(stdout).toMatch(/(You won|You lost|A draw), \d+ to \d+\. Your rating is \d+\.\n$/);
  });

  test('what is no move is told, and asked again; resign ends the game', async () => {
    const lines = ['', 'a1', 'up', 'D3', 'resign'];
    const args = ['play', '--address', node.grpcAddress, '--color', 'black'];
    const { code, stdout } = await othello(args, lines);
    expect(code).toBe(0);
    for (const line of ['a1', 'up']) expect(stdout).toContain(`${line} is none of your moves: d3 c4 f5 e6, or resign`);
    expect(stdout).toContain('X plays d3.');
    expect(stdout).toMatch(/You lost, \d+ to \d+, by resignation\. Your rating is \d+\.\n$/);
  });

  test('White is asked after Black has moved; without more lines the game is resigned', async () => {
    const { code, stdout } = await othello(['play', '--color', 'white', '--url', node.url]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/You are O, against auto-\S+\n[^]*X plays [^]*Your move/);
    expect(stdout).toMatch(/You lost, .*by resignation/);
  });

  test('two people meet', async () => {
    const run = (lines: string[]) => othello(['play', '--against', 'anyone', '--url', node.url], lines);
    const [one, other] = await Promise.all([run(['resign']), run(['resign'])]);
    const ends = [one, other].map(({ stdout }) => /You (won|lost), 2 to 2, by resignation/.exec(stdout)?.[1]);
    expect(ends.sort()).toEqual(['lost', 'won']);
  });
});
