// The built server with TLS on every port, to PostgreSQL and to NATS, as several processes; called with the environment's CA.
import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { NatsAddress } from '../../src/push/bus/nats-address.ts';
import { natsDriver } from '../../src/push/bus/nats.driver.ts';
import { newAccount } from '../client/ways.ts';
import { othello, printed } from '../bots/command-line.ts';
import { type Daemon, startDaemon } from '../kit/daemon.ts';
import { freePort } from '../kit/free-port.ts';
import { ownPostgres, type OwnPostgres } from '../kit/own-postgres.ts';
import { type Program, runProgram, startProgram } from '../kit/program.ts';
import { authority, ofServer, writePair } from '../kit/x509.ts';

const ca = authority();
let folder: string;
let postgres: OwnPostgres;
let nats: Daemon;
let natsPort: number;
let program: Program;
/** of clients and of the server towards PostgreSQL and NATS */
let trust: { NODE_EXTRA_CA_CERTS: string };
let files: ReturnType<typeof writePair>;

/** PostgreSQL takes connections over TLS alone from now on. */
async function secure({ url }: OwnPostgres): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const directory = `/proc/${rows[0]?.pid}/cwd`; // its data, under whatever name it was given them
  const { uid, gid } = statSync(path.join(directory, 'PG_VERSION'));
  const { certificate, key } = ofServer(ca);
  for (const [name, text] of Object.entries({ 'server.crt': certificate, 'server.key': key })) {
    writeFileSync(path.join(directory, name), text, { mode: 0o600 });
    chownSync(path.join(directory, name), uid, gid);
  }
  await client.query("ALTER SYSTEM SET ssl = 'on'");
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

const startNats = async (ca: ReturnType<typeof authority>, name: string) => {
  natsPort = await freePort();
  const pair = writePair(ofServer(ca), path.join(folder, name));
  const keys = ['--tls', '--tlscert', pair.TLS_CERT_FILE, '--tlskey', pair.TLS_KEY_FILE];
  return startDaemon({
    program: 'nats-server',
    args: ['-a', '127.0.0.1', '-p', String(natsPort), ...keys],
    port: natsPort,
  });
};

/** DATABASE_URL by which PostgreSQL's certificate is verified. */
const verified = (root: string) =>
  `${postgres.url.replace('127.0.0.1', 'localhost')}?sslmode=verify-full&sslrootcert=${root}`;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tls-program-'));
  trust = { NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem') };
  writeFileSync(trust.NODE_EXTRA_CA_CERTS, ca.certificate);
  files = writePair(ofServer(ca), path.join(folder, 'own'));
  postgres = await ownPostgres();
  await secure(postgres);
  nats = await startNats(ca, 'nats');
  const [port, grpcPort, thriftPort] = [await freePort(), await freePort(), await freePort()];
  program = await startProgram({
    ...{ PORT: String(port), GRPC_PORT: String(grpcPort), THRIFT_PORT: String(thriftPort), NODES: '2' },
    ...{ DATABASE_URL: verified(trust.NODE_EXTRA_CA_CERTS), EVENTS_URL: `tls://localhost:${natsPort}` },
    ...{ ...files, ...trust, HOST: 'localhost' },
  });
});
afterAll(async () => {
  await program?.stop('SIGKILL');
  await nats?.stop();
  await postgres?.remove();
  rmSync(folder, { recursive: true });
});

const WAYS = (): [name: string, options: string[]][] => [
  ['envelope', ['--url', program.url]],
  ['connect', ['--transport', 'connect', '--url', program.url]],
  ['websocket', ['--transport', 'websocket', '--url', program.url]],
  ['grpc', ['--url', `grpcs://${program.grpcAddress}`]],
  ['grpc-stream', ['--transport', 'grpc-stream', '--url', `grpcs://${program.grpcAddress}`]],
  ['thrift', ['--url', `thrifts://${program.thriftAddress}`]],
];

test('the line of the start names https, and every way of the command line is answered', async () => {
  expect(program.url).toMatch(/^https:/);
  for (const [way, options] of WAYS()) {
    const { platformToken, name } = newAccount();
    const request = JSON.stringify({ platformType: 'CUSTOM', platformToken, name });
    const ran = await othello(['call', 'Register', request, ...options], [], trust);
    expect([way, ran.code, ran.stderr]).toEqual([way, 0, '']);
    expect(printed(ran)[0]?.code).toBe('Success');
  }
});

test('without the authority no way is taken: one line, and exit code 4', async () => {
  for (const [way, options] of WAYS().filter(([name]) => name !== 'websocket')) {
    const args = ['call', 'Login', '{"platformType":"CUSTOM","platformToken":"nobody"}', ...options];
    const ran = await othello(args, [], { NODE_EXTRA_CA_CERTS: '' });
    expect([way, ran.code]).toEqual([way, 4]);
    expect(ran.stderr).toMatch(/^othello: [^\n]*no TLS that is trusted[^\n]*\n$/);
  }
});

test('both processes speak TLS to PostgreSQL and to NATS', async () => {
  const client = new pg.Client(postgres.url);
  await client.connect();
  const { rows } = await client.query<{ ssl: boolean; count: string }>(
    `SELECT ssl, count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
      WHERE client_addr IS NOT NULL AND pid <> pg_backend_pid() GROUP BY ssl`,
  );
  await client.end();
  expect(rows.map(({ ssl }) => ssl)).toEqual([true]);
  expect(program.printed()).not.toMatch(/wake-ups|NATS/);
});

test('a certificate that is not to be trusted keeps the server from its database and from NATS', async () => {
  const other = path.join(folder, 'other.pem');
  writeFileSync(other, authority('another').certificate);
  const { code, printed: told } = await runProgram({ DATABASE_URL: verified(other), HOST: '127.0.0.1' });
  expect([code, told]).toEqual([1, expect.stringMatching(/^othello: [^\n]*certificate[^\n]*\n$/)]);
  const address = new NatsAddress(`tls://localhost:${natsPort}`); // this process trusts no authority of ours
  await expect(natsDriver(address).open(() => undefined)).rejects.toThrow(/certificate/);
  const plain = await freePort();
  const open = await startDaemon({
    program: 'nats-server',
    args: ['-a', '127.0.0.1', '-p', String(plain)],
    port: plain,
  });
  await expect(natsDriver(new NatsAddress(`tls://localhost:${plain}`)).open(() => undefined)).rejects.toThrow(/tls/i);
  await open.stop();
});

test('settings that would open a port without TLS by mistake are refused', async () => {
  const { TLS_CERT_FILE, TLS_KEY_FILE } = files;
  for (const [env, words] of [
    [{ TLS_CERT_FILE }, /^othello: TLS_CERT_FILE needs TLS_KEY_FILE: /],
    [{ TLS_KEY_FILE }, /^othello: TLS_KEY_FILE needs TLS_CERT_FILE: /],
    [{ TLS_CLIENT_CA_FILE: TLS_CERT_FILE }, /^othello: TLS_CLIENT_CA_FILE needs TLS_CERT_FILE and TLS_KEY_FILE: /],
    [{ TLS_CERT_FILE: '/nowhere.pem', TLS_KEY_FILE }, /^othello: TLS_CERT_FILE names a file .*ENOENT/],
    [{ TLS_CERT_FILE, TLS_KEY_FILE: TLS_CERT_FILE }, /^othello: TLS_KEY_FILE: the file holds no private key/],
  ] as const) {
    const { code, printed: told } = await runProgram({ ...env });
    expect([code, told]).toEqual([1, expect.stringMatching(words)]);
    expect(told.trimEnd()).not.toContain('\n');
  }
});
