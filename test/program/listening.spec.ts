import net from 'node:net';
import { cannotListen } from '../../src/transports/cannot-listen.ts';
import { grpcTransport } from '../kit/transports.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { newPlayer, outline } from '../kit/player.ts';
import { runProgram, startProgram } from '../kit/program.ts';

let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

test.each([
  ['::1', '[::1]', ['[::1]']],
  ['::', 'localhost', ['[::1]', '127.0.0.1']],
  ['localhost', 'localhost', ['localhost']],
])('HOST %s: HTTP and gRPC listen there, and what is printed leads there', async (HOST, shown, reached) => {
  const program = await startProgram({ DATABASE_URL: database.url, HOST });
  try {
    const { port } = new URL(program.url);
    const grpcPort = program.grpcAddress.split(':').at(-1);
    expect([program.url, program.grpcAddress]).toEqual([`http://${shown}:${port}`, `${shown}:${grpcPort}`]);
    for (const host of reached) {
      expect((await fetch(`http://${host}:${port}/health`)).status).toBe(200);
      const transport = grpcTransport({ grpcAddress: `${host}:${grpcPort}` });
      expect(outline(await (await newPlayer(transport)).create())).toEqual(['makeGameRoomRsp Success']);
      await transport.close();
    }
  } finally {
    await program.stop('SIGKILL');
  }
});

/** Where a node of this HOST ends. */
const refused = async (env: Record<string, string>) => {
  const { code, printed } = await runProgram({ DATABASE_URL: database.url, ...env });
  expect(printed).toMatch(/^othello: [^\n]+\n$/);
  expect(printed).not.toContain('free it');
  expect(code).toBe(1);
  return printed;
};

test.each([
  ['nowhere.invalid', /nowhere\.invalid.*\((ENOTFOUND|EAI_AGAIN)\).*set HOST/],
  ['192.0.2.1', /192\.0\.2\.1.*\(EADDRNOTAVAIL\).*no address of this machine.*set HOST/],
  ['2001:db8::1', /\[2001:db8::1\].*\(EADDRNOTAVAIL\).*set HOST/],
])('HOST "%s": the server ends with a line that says why, and not that a port is taken', async (HOST, line) => {
  expect(await refused({ HOST })).toMatch(line);
});

test('a port that is taken on IPv6 is reported as taken', async () => {
  const setting = 'GRPC_PORT';
  const other = net.createServer().listen(0, '::1');
  await new Promise((resolve) => other.on('listening', resolve));
  const { port } = other.address() as net.AddressInfo;
  const { code, printed } = await runProgram({ DATABASE_URL: database.url, HOST: '::1', [setting]: String(port) });
  other.close();
  expect(printed).toMatch(new RegExp(`^othello: .*\\[::1\\]:${port} \\(EADDRINUSE\\): .*free it or set ${setting}\n$`));
  expect(code).toBe(1);
});

test('each errno has its own advice, and one that has none is named', () => {
  const lineOf = (code: string) =>
    cannotListen({ what: 'gRPC', host: '::1', port: 80, setting: 'GRPC_PORT' }, Object.assign(new Error(), { code }))
      .message;
  expect(lineOf('EACCES')).toBe(
    "gRPC can't listen on [::1]:80 (EACCES): this user may not listen on that port: set GRPC_PORT to 1024 or more, or grant it the right",
  );
  const codes = ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'ENOTFOUND', 'EMFILE', 'EODD'];
  expect(new Set(codes.map((code) => lineOf(code).replace(code, ''))).size).toBe(codes.length);
  for (const code of codes) expect(lineOf(code)).toContain(`(${code})`);
});
