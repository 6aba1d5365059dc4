import { execFile } from 'node:child_process';
import net from 'node:net';
import { promisify } from 'node:util';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { type Program, runProgram, startProgram } from '../kit/program.ts';

// these run the built server: `npm test` builds it first
let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

describe('a node that runs', () => {
  let program: Program;
  beforeAll(async () => void (program = await startProgram({ DATABASE_URL: database.url })));
  afterAll(() => program.stop('SIGKILL'));

  test('prints in a few lines where it listens, and nothing else', () => {
    const lines = program.printed().trim().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[1]).toContain(program.url);
    expect(lines[2]).toContain(program.grpcAddress);
    expect(lines[3]).toMatch(/^ {2}Thrift {2}127\.0\.0\.1:\d+$/);
  });

  test('prints a curl line that works when pasted', async () => {
    const line = /Try: {2}(.*)/.exec(program.printed())?.[1] ?? '';
    const { stdout } = await promisify(execFile)('sh', ['-c', line]);
    expect(JSON.parse(stdout)).toMatchObject({ responses: [{ protocolId: 101, result: { code: 'Success' } }] });
  });

  test('serves the browser client at /', async () => {
    const page = await fetch(program.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toMatch(/<script [^>]*src="\.?\/assets\/[^"]+\.js"/);
  });

  test('answers the call in flight and exits with 0 on SIGTERM', async () => {
    const stalled = net.connect(Number(new URL(program.url).port), '127.0.0.1'); // an idle connection holds nothing up
    await new Promise((resolve) => stalled.on('connect', resolve));
    const body = JSON.stringify({ protocolVersion: 2, protocolId: 100, loginReq: { platformType: 'CUSTOM' } });
    const call = fetch(`${program.url}/api`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const [response, ended] = await Promise.all([call, call.then(() => program.stop('SIGTERM'))]);
    expect(response.status).toBe(200);
    expect(ended).toEqual({ code: 0, signal: null });
    stalled.destroy();
  });
});

describe('a node that cannot start says in one line what prevents it and what to do', () => {
  const oneLine = (text: string) => expect(text).toMatch(/^othello: [^\n]+\n$/);

  test.each(['PORT', 'GRPC_PORT', 'THRIFT_PORT'])('%s is taken', async (setting) => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.on('listening', resolve));
    const { port } = other.address() as net.AddressInfo;
    const { code, printed } = await runProgram({ DATABASE_URL: database.url, [setting]: String(port) });
    other.close();
    expect(code).toBe(1);
    oneLine(printed);
    expect(printed).toMatch(new RegExp(`127\\.0\\.0\\.1:${port}.*set ${setting}`));
  });

  test('the database is not there', async () => {
    const { code, printed } = await runProgram({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(code).toBe(1);
    oneLine(printed);
    expect(printed).toContain('check DATABASE_URL');
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['GRPC_PORT', '-1'],
    ['TURN_TIMEOUT_S', '0'],
    ['WAITING_TIMEOUT_S', 'soon'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://x'],
    ['BOTS', '-1'],
  ])('%s is %s', async (setting, value) => {
    const { code, printed } = await runProgram({ [setting]: value });
    expect(code).toBe(1);
    oneLine(printed);
    expect(printed).toContain(setting);
  });
});
