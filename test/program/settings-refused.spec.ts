import fc from 'fast-check';
import { inspect } from 'node:util';
import { Config } from '../../src/config.ts';
import { runProgram } from '../kit/program.ts';

const SECRET = 'top-secret';

/** The line of a refused setting, or what it became. */
function refusal(env: Record<string, string>): string {
  try {
    new Config(env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const expectOneLineWithoutSecret = (text: string) => {
  expect(text).toMatch(/^[^\n]+$/);
  expect(text).not.toContain(SECRET);
};

/** Raw characters that a password must not have in a URL. */
const RAW = ['#', '@', '%', '/', '?', ' ', '[', ']', '%zz'];

test.each(RAW)('a password with a raw %s is refused in a line that says to percent-encode it', (raw) => {
  for (const password of [`${SECRET}${raw}w`, `1${raw}${SECRET}`, `${raw}${SECRET}`]) {
    for (const setting of ['DATABASE_URL', 'DATABASE_DIRECT_URL']) {
      const line = refusal({ [setting]: `postgres://user:${password}@host/db` });
      expect(line).toMatch(new RegExp(`^${setting} .*percent-encode`));
      expectOneLineWithoutSecret(line);
    }
    const line = refusal({ EVENTS_URL: `nats://me:${password}@a,nats://b` });
    expect(line).toMatch(/^EVENTS_URL .*percent-encode/);
    expectOneLineWithoutSecret(line);
  }
});

test('whatever stands around a secret in an address, it is read, or refused in one line without it', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '://',
      '@',
      '/',
      '?',
      '#',
      ':',
      '%',
      ',',
      ' ',
      '\n',
      '[',
      ']',
      '[::1]',
      'host',
      '5432',
      '?host=',
      '&',
      '=',
    ),
    fc.string({ maxLength: 3 }),
  );
  const around = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  const scheme = fc.constantFrom('postgres://', 'postgresql://', 'nats://', 'postgres:', '', 'http://');
  fc.assert(
    fc.property(
      scheme,
      around,
      around,
      fc.constantFrom('DATABASE_URL', 'DATABASE_DIRECT_URL', 'EVENTS_URL'),
      (...parts) => {
        const [before, middle, after, setting] = parts;
        const line = refusal({ [setting]: `${before}${middle}${SECRET}${after}` });
        if (line !== '') expectOneLineWithoutSecret(line);
      },
    ),
    { numRuns: 3000 },
  );
});

test('an address that went to the wrong setting is not shown', () => {
  for (const setting of [
    'PORT',
    'HOST',
    'GRPC_PORT',
    'THRIFT_PORT',
    'BOTS',
    'LOG_LEVEL',
    'COALESCE',
    'DATABASE_POOL',
    'TURN_TIMEOUT_S',
  ]) {
    const line = refusal({ [setting]: `postgres://user:${SECRET}@host/db` });
    expect(line).toContain(setting);
    expectOneLineWithoutSecret(line);
  }
});

test('the settings that were read show no secret when they are printed', () => {
  const config = new Config({
    DATABASE_URL: `postgres://me:${SECRET}@host/db`,
    EVENTS_URL: `nats://me:${SECRET}@a:4222,b`,
  });
  expect(inspect(config, { depth: null })).not.toContain(SECRET);
  expect(JSON.stringify(config)).not.toContain(SECRET);
  expect(new Config({ HOST: '[::1]' }).host).toBe('::1');
  expect([config.database?.name, config.events?.name]).toEqual(['PostgreSQL on host:5432', 'NATS on a:4222, b:4222']);
});

test.each(['0x10', ' 5', '5 ', '1e3', '+5', '-5', '5.0', '٥', '9999999999', 'NaN'])(
  'a number is whole and in decimal digits: "%s" is none',
  (text) => {
    for (const name of [
      'PORT',
      'GRPC_PORT',
      'THRIFT_PORT',
      'BOTS',
      'TURN_TIMEOUT_S',
      'WAITING_TIMEOUT_S',
      'DATABASE_POOL',
    ]) {
      const line = refusal({ [name]: text });
      expect(line).toContain(`${name} is ${JSON.stringify(text)}`);
      expectOneLineWithoutSecret(line);
    }
  },
);

test('an empty setting is one that is not set', () => {
  const { port, bots, databasePool, host } = new Config({ PORT: '', BOTS: '', DATABASE_POOL: '', HOST: '' });
  expect({ port, bots, databasePool, host }).toEqual({ port: 14500, bots: 5, databasePool: 16, host: '127.0.0.1' });
});

test.each(['*', '127.0.0.1 ', ' ::1', 'a b', 'host:80', '[::1', 'http://h', 'a..b'])(
  'HOST "%s" is no address: the line says what may stand there',
  (host) => {
    const line = refusal({ HOST: host });
    expect(line).toMatch(/^HOST is .*0\.0\.0\.0 or ::/);
    expectOneLineWithoutSecret(line);
  },
);

test.each([
  ['postgres://u:p%23w@h:6000/db', { host: 'h', port: 6000, user: 'u', password: 'p#w', database: 'db' }],
  ['postgresql://u@[::1]/db', { host: '::1', port: 5432, user: 'u', password: undefined, database: 'db' }],
  [
    'postgres://u:p@/db?host=/var/run/pg',
    { host: '/var/run/pg', port: 5432, user: 'u', password: 'p', database: 'db' },
  ],
  [
    'postgres://u:p@%2Fvar%2Frun%2Fpg/db',
    { host: '/var/run/pg', port: 5432, user: 'u', password: 'p', database: 'db' },
  ],
  [
    'postgres:///db?user=u&password=p%2Fw&port=7',
    { host: 'localhost', port: 7, user: 'u', password: 'p/w', database: 'db' },
  ],
  ['postgres://u:a:b@h', { host: 'h', port: 5432, user: 'u', password: 'a:b', database: undefined }],
  ['postgres://u:p@h/db?sslmode=no-verify', { host: 'h', ssl: { rejectUnauthorized: false } }],
  ['postgres://u:p@h/db?sslmode=verify-full', { host: 'h', ssl: {} }],
  ['postgres://u:p@h/db?sslmode=disable', { host: 'h', ssl: false }],
])('%s is read as pg reads it', (url, expected) => {
  const { database } = new Config({ DATABASE_URL: url });
  expect(database?.clientConfig()).toMatchObject(expected);
  expect(database?.url).toBe(url);
});

test.each([
  ['postgres://u:top-secret@a,b/db', /several hosts/],
  ['postgres://u:top-secret@h:0/db', /no port/],
  ['postgres://u:top-secret@h:70000/db', /no port/],
  ['postgres://u:top-secret@h/db?sslmode=maybe', /sslmode/],
  ['postgres://u:top-secret@h/db?sslmode=require&sslrootcert=/not/there', /certificate.*ENOENT/],
  ['mysql://u:top-secret@h/db', /no PostgreSQL address/],
])('DATABASE_URL=%s is refused for what is wrong with it', (url, reason) => {
  const line = refusal({ DATABASE_URL: url });
  expect(line).toMatch(reason);
  expectOneLineWithoutSecret(line);
});

test.each([
  ['nats://a', ['a:4222'], undefined],
  ['nats://me:p%40w@a:1,nats://b', ['a:1', 'b:4222'], { user: 'me', pass: 'p@w' }],
  ['nats://me:pw@a,nats://me:pw@b:2', ['a:4222', 'b:2'], { user: 'me', pass: 'pw' }],
  ['nats://token@[::1]:5/', ['[::1]:5'], { token: 'token' }],
])('EVENTS_URL=%s names servers of one cluster and one login', (url, servers, login) => {
  const { events } = new Config({ EVENTS_URL: url });
  expect([events?.servers, events?.login]).toEqual([servers, login]);
});

test.each([
  'nats://',
  'nats://a,',
  'nats://a:99999',
  'nats://a/x',
  'tls://a,nats://b',
  'https://a',
  'nats://u:p@a,u:q@b',
  'a:4222',
])('EVENTS_URL=%s is refused', (url) => expect(refusal({ EVENTS_URL: url })).toMatch(/^EVENTS_URL /));

/** Settings with which the built server ends, each with a secret somewhere. */
const ENDS: Record<string, string>[] = [
  { DATABASE_URL: `postgres://user:${SECRET}@/db?host=/not/there` },
  { DATABASE_URL: `postgres://user:${SECRET}@127.0.0.1:1/db` },
  { DATABASE_URL: `postgres://user:${SECRET}@host#x/db` },
  { DATABASE_URL: `postgres://user:${SECRET}@nowhere.invalid/db` },
  { DATABASE_URL: `postgres://user:x@127.0.0.1:1/db?password=${SECRET}&sslmode=require` },
  { DATABASE_URL: `postgres://user:x@127.0.0.1:1/db`, DATABASE_DIRECT_URL: `postgres://user:${SECRET}@127.0.0.1:1/db` },
  { EVENTS_URL: `nats://me:${SECRET}@a,nats://other:x@b` },
  { EVENTS_URL: `nats://me:${SECRET}%@a` },
  { PORT: `${SECRET}/` },
];

/** Stacks are for those who ask for them (error-stack.spec.ts); they are asked for, so that they are searched too. */
test.each(ENDS)('the server ends with exit code 1 and a line first, and no line shows the secret: %j', async (env) => {
  const { code, printed } = await runProgram({ ...env, LOG_LEVEL: 'trace' });
  expect(printed).toMatch(/^othello: [^\n]+\n/);
  expect(printed).not.toContain(SECRET);
  expect(code).toBe(1);
});
