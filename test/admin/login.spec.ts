import { AdminKeys } from '../../src/admin/admin-keys.ts';
import { Config } from '../../src/config.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { Administrator, ask, PASSWORD } from './administrator.ts';

const env = { ADMIN_PASSWORD: PASSWORD, CORS_ORIGINS: 'https://friend.example' };
let nodes: TestNode[];
beforeAll(async () => {
  const first = await startNode({ env });
  nodes = [first, await startNode({ env, databaseUrl: first.databaseUrl })];
});
afterAll(async () => {
  for (const node of [...nodes].reverse()) await node.close();
});

const url = (index = 0) => nodes[index]?.url ?? '';

test('a password that is short or endless is refused at the start, in one line without it', () => {
  for (const password of ['short', 'eleven char', 'x'.repeat(1025)]) {
    let line = '';
    try {
      new Config({ ADMIN_PASSWORD: password });
    } catch (error) {
      line = (error as Error).message;
    }
    expect(line).toMatch(/^ADMIN_PASSWORD has (fewer than 12|more than 1024) characters: give [^\n]+$/);
    expect(line).not.toContain(password);
  }
});

test('without ADMIN_PASSWORD there is nothing at /admin', async () => {
  const node = await startNode();
  try {
    for (const path of ['/admin', '/admin/api/state', '/admin/api/login'])
      expect((await fetch(`${node.url}${path}`)).status).toBe(404);
  } finally {
    await node.close();
  }
});

test('what is behind the password is refused without the cookie, and with one that is not ours', async () => {
  const { cookie } = await Administrator.at(url());
  const [name, value = ''] = cookie.split('=');
  const [ends, random, signature] = value.split('.');
  const past = `${Date.now() - 1}.${'A'.repeat(16)}`;
  const signed = await nodes[0]?.app.get(AdminKeys, { strict: false }).sign(past);
  const forged = [
    `${name}=${past}.${signed}`,
    '',
    `${name}=`,
    `${name}=${Number(ends) + 1}.${random}.${signature}`,
    `${name}=${ends}.${random}.${'A'.repeat(43)}`,
    `${name}=0000000000001.${random}.${signature}`,
  ];
  for (const path of ['state', 'rooms', 'rooms/1', 'players', 'players/1', 'acts'])
    for (const each of forged) {
      const answer = await ask(url(), path, { headers: { cookie: each } });
      expect([answer.status, answer.body]).toEqual([401, { error: 'log in with the password first' }]);
    }
  for (const each of forged)
    expect((await ask(url(), 'acts', { body: { act: 'notice', text: '' }, headers: { cookie: each } })).status).toBe(
      401,
    );
});

test('the cookie of one node is taken by the others, and is out of reach for scripts and other sites', async () => {
  const { status, headers } = await ask(url(), 'login', { body: { password: PASSWORD } });
  expect(status).toBe(204);
  expect(String(headers['set-cookie'])).toMatch(/^othello_admin=[^;]+; Max-Age=28800; HttpOnly; SameSite=Strict$/);
  const administrator = await Administrator.at(url());
  for (const index of [0, 1]) expect((await administrator.through(url(index)).get('state')).status).toBe(200);
  const secure = await ask(url(), 'login', { body: { password: PASSWORD }, headers: { 'x-forwarded-proto': 'https' } });
  expect(String(secure.headers['set-cookie'])).toMatch(/; Secure$/);
});

test("another site's page can do nothing, whatever CORS_ORIGINS allows", async () => {
  const { cookie } = await Administrator.at(url());
  const sites = [
    { origin: 'https://friend.example' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[];
  for (const headers of sites) {
    const body = { act: 'notice', text: 'from elsewhere' };
    const acted = await ask(url(), 'acts', { body, headers: { ...headers, cookie } });
    expect([acted.status, Object.keys(acted.body)]).toEqual([403, ['error']]);
    expect((await ask(url(), 'login', { body: { password: PASSWORD }, headers })).status).toBe(403);
  }
  const form = { 'content-type': 'text/plain', cookie };
  expect((await ask(url(), 'acts', { body: '{"act":"notice","text":"x"}', headers: form })).status).toBe(415);
  const { host } = new URL(url());
  const own = { origin: `http://${host}`, 'sec-fetch-site': 'same-origin', cookie };
  expect((await ask(url(), 'acts', { body: { act: 'notice', text: '' }, headers: own })).status).toBe(200);
});

test('a hundred wrong passwords at once: ten are looked at, the others get 429; nobody else is held up', async () => {
  const node = await startNode({ env: { ...env, TRUST_PROXY: '127.0.0.1' } });
  try {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const wrong = (address: string) =>
      ask(node.url, 'login', { body: { password: `${PASSWORD}!` }, headers: from(address) });
    const answers = await Promise.all(Array.from({ length: 100 }, () => wrong('192.0.2.7')));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(90);
    for (const { body, headers } of refused) {
      expect(String(body['error'])).toMatch(/^[^\n]+$/);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    // not even the right one, from there
    const late = await ask(node.url, 'login', { body: { password: PASSWORD }, headers: from('192.0.2.7') });
    expect(late.status).toBe(429);
    const other = await ask(node.url, 'login', { body: { password: PASSWORD }, headers: from('192.0.2.8') });
    expect(other.status).toBe(204);
  } finally {
    await node.close();
  }
});

test('a body that is none of an act is refused in one line', async () => {
  const { cookie } = await Administrator.at(url());
  const bodies: unknown[] = [
    '{',
    '[]',
    'null',
    {},
    { act: 'explode' },
    { act: 'close-room' },
    { act: 'close-room', on: 'abc' },
    { act: 'close-room', on: 12 },
    { act: 'suspend', on: '0' },
    { act: 'notice', text: 'two\nlines' },
    { act: 'notice', text: 'x'.repeat(281) },
    { act: 'drain' },
  ];
  for (const body of bodies) {
    const { status, body: answer } = await ask(url(), 'acts', { body, headers: { cookie } });
    expect([status, answer]).toEqual([400, { error: expect.stringMatching(/^[^\n]+$/) as unknown }]);
  }
  const large = await ask(url(), 'acts', { body: { act: 'notice', text: 'x'.repeat(5000) }, headers: { cookie } });
  expect(large.status).toBe(413);
});
