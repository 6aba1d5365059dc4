import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { examine, type Finding } from '../../src/doctor.ts';
import { checkCertificates, checkClocks, checkDisk, checkNode } from '../../src/start-checks.ts';
import { PostgresAddress } from '../../src/persistence/index.ts';
import { othello } from '../bots/command-line.ts';
import { freePort } from '../kit/free-port.ts';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { startNode } from '../kit/node.ts';
import { openRows } from '../kit/rows.ts';
import { authority, type Issued, ofServer, writePair } from '../kit/x509.ts';

let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

const PORTS = { PORT: '0', GRPC_PORT: '0', THRIFT_PORT: '0', METRICS_PORT: '0' };

async function findings(env: Record<string, string>, directory?: string): Promise<Finding[]> {
  const found: Finding[] = [];
  const own = { ...PORTS, DATABASE_URL: database.url, ...env };
  for await (const each of examine({ env: own, ...(directory !== undefined && { directory }) })) {
    expect(each.line).toMatch(/^[^\n]+$/);
    found.push(each);
  }
  return found;
}

const verdicts = (found: readonly Finding[]) => found.map(({ what, verdict }) => `${what} ${verdict}`);
const of = (found: readonly Finding[], what: string) => found.find((each) => each.what === what);

test('a start that would succeed has nothing but ok', async () => {
  expect(verdicts(await findings({}))).toEqual([
    ...['node ok', 'settings ok', 'host ok', 'HTTP port ok', 'gRPC port ok', 'Thrift port ok', 'metrics port ok'],
    ...['database ok', 'time ok', 'rights ok'],
  ]);
});

test('a setting that can not be is trouble, told as the start tells it, and ends the examination', async () => {
  const found = await findings({ THRIFT_PORT: 'many' });
  expect(verdicts(found)).toEqual(['node ok', 'settings trouble']);
  expect(of(found, 'settings')?.line).toBe(
    'THRIFT_PORT is "many", which it can\'t be: give a port from 0 to 65535 (0 = any free one)',
  );
});

test.each([
  ['PORT', 'HTTP port'],
  ['GRPC_PORT', 'gRPC port'],
  ['THRIFT_PORT', 'Thrift port'],
  ['METRICS_PORT', 'metrics port'],
])('%s that is taken is trouble, and the setting to change is named', async (setting, what) => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as net.AddressInfo;
  const found = of(await findings({ [setting]: String(port) }), what);
  taken.close();
  expect(found).toMatchObject({
    verdict: 'trouble',
    line: expect.stringMatching(`EADDRINUSE.*set ${setting}$`) as string,
  });
});

test('a host that nobody knows is trouble', async () => {
  const found = await findings({ HOST: 'nowhere.invalid' });
  expect(of(found, 'host')).toMatchObject({ verdict: 'trouble', line: expect.stringContaining('set HOST') as string });
});

test('a database that is not there is trouble, without its password', async () => {
  const found = await findings({ DATABASE_URL: 'postgres://me:top-secret@127.0.0.1:1/db' });
  expect(of(found, 'database')).toMatchObject({
    verdict: 'trouble',
    line: expect.stringContaining('check DATABASE_URL') as string,
  });
  expect(JSON.stringify(found)).not.toContain('top-secret');
});

test('a role without rights is trouble, before the first start and after it', async () => {
  const admin = openRows(database.url);
  const fresh = await freshDatabase();
  const rows = openRows(fresh.url);
  const role = `stranger_${Date.now()}`;
  const asRole = (url: string) => {
    const own = new URL(url);
    [own.username, own.password] = [role, 'pw'];
    return own.href;
  };
  try {
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'pw'`);
    const before = of(await findings({ DATABASE_URL: asRole(fresh.url) }), 'rights');
    expect(before).toMatchObject({
      verdict: 'trouble',
      line: expect.stringContaining('GRANT CREATE ON SCHEMA') as string,
    });
    const node = await startNode({ databaseUrl: fresh.url });
    await node.close();
    await rows.query(`GRANT CREATE ON SCHEMA public TO ${role}`);
    const after = of(await findings({ DATABASE_URL: asRole(fresh.url) }), 'rights');
    expect(after).toMatchObject({
      verdict: 'trouble',
      line: expect.stringMatching(
        new RegExp(`^the database role ${role} of DATABASE_URL may not SELECT on users`),
      ) as string,
    });
    expect(of(await findings({ DATABASE_URL: fresh.url }), 'rights')?.verdict).toBe('ok');
  } finally {
    await rows.query(`DROP OWNED BY ${role}`);
    await rows.close();
    await fresh.drop();
    await admin.query(`DROP ROLE ${role}`);
    await admin.close();
  }
});

test('a NATS that is not there is trouble', async () => {
  const found = await findings({ EVENTS_URL: `nats://127.0.0.1:${await freePort()}` });
  expect(of(found, 'NATS')?.verdict).toBe('trouble');
});

test('without DATABASE_URL the disk and the programs of the embedded PostgreSQL are looked at', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'doctor-'));
  try {
    const found = await findings({ DATABASE_URL: '' }, path.join(folder, 'pg'));
    expect(verdicts(found).slice(-2)).toEqual(['disk ok', 'embedded PostgreSQL ok']);
    writeFileSync(path.join(folder, 'file'), '');
    const refused = await findings({ DATABASE_URL: '' }, path.join(folder, 'file'));
    expect(of(refused, 'embedded PostgreSQL')?.verdict).toBe('trouble');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a full disk is trouble', async () => {
  await expect(checkDisk('/proc/self')).rejects.toThrow(/0 MiB are free in \/proc\/.*: free some, or set DATABASE_URL/);
});

test('clocks that are apart are told, and how to bring them together', () => {
  expect(checkClocks(-90_000)).toMatchObject({
    isAdvice: true,
    line: expect.stringMatching(/90\.0 s apart.*NTP/) as string,
  });
  expect(checkClocks(150).isAdvice).toBe(false);
});

test('a Node that is too old is refused', () => {
  expect(() => checkNode('20.18.3')).toThrow('this is Node 20.18.3: install 20.19 or later');
  expect(checkNode('22.0.0').line).toBe('Node 22.0.0');
});

test('certificates of an address are looked at: their end, and what is none', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificates-'));
  const file = path.join(folder, 'root.pem');
  try {
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '30',
        '-subj',
        '/CN=db',
        '-keyout',
        `${folder}/key`,
        '-out',
        file,
      ],
      { stdio: 'ignore' },
    );
    const address = new PostgresAddress(`postgres://h/db?sslmode=verify-full&sslrootcert=${file}`);
    const inDays = (days: number) => checkCertificates('DATABASE_URL', address, Date.now() + days * 24 * 3600 * 1000);
    expect(inDays(0)).toMatchObject({ isAdvice: false, line: expect.stringContaining('valid until') as string });
    expect(inDays(20)).toMatchObject({ isAdvice: true, line: expect.stringContaining('renew') as string });
    expect(() => inDays(40)).toThrow(/DATABASE_URL: a certificate of sslrootcert ended on \d{4}-\d\d-\d\d: renew it/);
    expect(() => inDays(-5)).toThrow(/begins on .*: check the clock/);
    writeFileSync(file, 'no certificate');
    const other = new PostgresAddress(`postgres://h/db?sslmode=verify-full&sslrootcert=${file}`);
    expect(() => checkCertificates('DATABASE_URL', other)).toThrow(/holds no certificate/);
    expect(checkCertificates('DATABASE_URL', new PostgresAddress('postgres://h/db'))).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the certificate of TLS is looked at: its end, and what a client would refuse', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'doctor-tls-'));
  const ofDays = (days: number) => ofServer(authority(), { toMs: Date.now() + days * 24 * 3600 * 1000 });
  const told = async (pair: Issued) => of(await findings(writePair(pair, folder)), 'TLS');
  try {
    expect(of(await findings({}), 'TLS')).toBeUndefined();
    expect(await told(ofDays(30))).toMatchObject({
      verdict: 'ok',
      line: expect.stringContaining('valid until') as string,
    });
    expect(await told(ofDays(13))).toMatchObject({
      verdict: 'advice',
      line: expect.stringMatching(/: renew it$/) as string,
    });
    const ended = { verdict: 'trouble', line: expect.stringMatching(/ended on .*: renew it$/) as string };
    expect(await told(ofServer(authority(), { fromMs: 0, toMs: Date.now() - 1000 }))).toMatchObject(ended);
    const mixed = { ...ofDays(30), key: ofDays(30).key };
    expect((await told(mixed))?.line).toMatch(/TLS_KEY_FILE does not belong to .*: name the key it was made with$/);
    expect((await told({ ...ofDays(30), certificate: '' }))?.line).toMatch(/TLS_CERT_FILE: the file holds no cert/);
    rmSync(path.join(folder, 'cert.pem'));
    const gone = { TLS_CERT_FILE: path.join(folder, 'cert.pem'), TLS_KEY_FILE: path.join(folder, 'key.pem') };
    expect(of(await findings(gone), 'TLS')?.line).toMatch(/TLS_CERT_FILE names a file that can't be read \(ENOENT\)/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the command prints a line for each check, and its exit code says whether a start would succeed', async () => {
  const env = { ...PORTS, DATABASE_URL: database.url };
  const good = await othello(['doctor'], [], env);
  expect(good.stdout).toMatch(/^ok {7}node: Node [\d.]+\n/);
  expect(
    good.stdout
      .trim()
      .split('\n')
      .every((line) => line.startsWith('ok')),
  ).toBe(true);
  expect(good.code).toBe(0);
  const bad = await othello(['doctor', '--json'], [], { ...env, PORT: 'x' });
  const last = JSON.parse(bad.stdout.trim().split('\n').at(-1) ?? '') as Finding;
  expect([bad.code, last.verdict]).toEqual([1, 'trouble']);
});
