import { ClientProgram } from '../../bench/src/clients/program.ts';
import { Bench } from './bench-process.ts';

/** A program that says what it is told to, in the place of a client. */
const program = (script: string) => ({
  ...{ name: 'a client', command: process.execPath, words: ['--eval', script], install: 'its page' },
});

test.each([
  [
    'that is not there',
    { ...program(''), command: 'no-such-program' },
    /^no-such-program does not run here \(ENOENT\): its page/,
  ],
  [
    'that ends before it has joined',
    program('console.error("no server"); process.exit(1)'),
    /^a client ended: no server$/,
  ],
  ['that ends without a word', program(''), /^a client ended: it said nothing$/],
])('a client %s is told of in one line', async (_, started, words) => {
  await expect(ClientProgram.start(started)).rejects.toThrow(words);
});

test('a client that ends in the middle of its calls is told of in one line', async () => {
  const client = await ClientProgram.start(
    program(
      'console.log("joined"); process.stdin.once("data", () => { console.error("the room is gone"); process.exit(1); })',
    ),
  );
  await expect(client.measure(10)).rejects.toThrow(/^a client ended: the room is gone$/);
  await client.close();
});

let bench: Bench | undefined;
afterEach(async () => {
  await bench?.discard();
  bench = undefined;
});

test('each language’s clients make calls on a real server, and tell their CPU time and the bytes they took', async () => {
  bench = new Bench(['--quick', '--only', 'clients']);
  expect([await bench.ended(), bench.said]).toEqual([0, expect.anything()]);
  const { clients = [], holes } = bench.run();
  expect(holes.filter(({ section }) => section === 'clients')).toEqual([]);
  expect(clients.map(({ language, transport }) => `${language} ${transport}`)).toEqual([
    'C# envelope-protobuf',
    ...['envelope-protobuf', 'grpc', 'thrift'].map((transport) => `Python ${transport}`),
    ...['envelope-protobuf', 'grpc'].map((transport) => `C++ ${transport}`),
    ...['envelope-protobuf', 'connect', 'websocket', 'grpc', 'thrift'].map((transport) => `Node ${transport}`),
    ...['envelope-protobuf', 'connect', 'websocket'].map((transport) => `browser ${transport}`),
  ]);
  for (const { rounds, allocatedBytes = 0, language, transport } of clients) {
    const who = `${language} ${transport}`;
    expect([who, rounds.length]).toEqual([who, 2]);
    for (const { calls, cpuUs, seconds } of rounds) {
      // a call costs some CPU time, and no client waits longer for an answer than a loaded machine explains
      expect([who, calls, cpuUs > 10 * calls, seconds < calls]).toEqual([who, 100, true, true]);
    }
    // an answer alone is 200 bytes; none of these keeps a megabyte busy for it
    expect([who, allocatedBytes > 200, allocatedBytes < 1e6]).toEqual([who, true, true]);
  }
});
