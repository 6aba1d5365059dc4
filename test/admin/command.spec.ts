import { othello } from '../bots/command-line.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { newPlayer, outline } from '../kit/player.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { PASSWORD } from './administrator.ts';

// `othello admin`, which `npm test` builds first.

let node: TestNode;
beforeAll(async () => void (node = await startNode({ env: { ADMIN_PASSWORD: PASSWORD } })));
afterAll(() => node.close());

const admin = (args: string[], env: Record<string, string> = { ADMIN_PASSWORD: PASSWORD }) =>
  othello(['admin', '--url', node.url, ...args], [], env);

test('does from a shell what the page does', async () => {
  const guest = await newPlayer(envelopeTransport(node));
  const listed = await admin(['players', guest.account.name]);
  expect([listed.code, listed.stderr]).toEqual([0, '']);
  expect(listed.stdout).toContain(`id ${guest.id}  name ${guest.account.name}`);
  const suspended = await admin(['suspend', guest.id, 'insults', '--json']);
  expect(JSON.parse(suspended.stdout)).toEqual({ result: 'done' });
  expect(outline(await guest.call('ListGameRooms'))).toEqual(['listGameRoomsRsp ErrorUserSuspended']);
  expect((await admin(['player', guest.id])).stdout).toContain('insults');
  expect((await admin(['lift', guest.id])).stdout).toBe('result done\n');
  const { acts } = JSON.parse((await admin(['acts', '--json'])).stdout) as { acts: Record<string, string>[] };
  expect(acts.filter(({ act }) => act !== 'login').map(({ act, object, result }) => [act, object, result])).toEqual([
    ['lift', guest.id, 'done'],
    ['suspend', guest.id, 'done'],
  ]);
  expect((await admin(['state'])).stdout).toContain(`node {"name"`);
});

const wrong: [string, string[], Record<string, string>, number, RegExp][] = [
  ['a wrong password', ['state'], { ADMIN_PASSWORD: 'another one altogether' }, 1, /that is not the password/],
  ['no password and nobody to ask', ['state'], { ADMIN_PASSWORD: '' }, 2, /set ADMIN_PASSWORD/],
  ['an act that there is not', ['explode'], {}, 2, /'explode' is invalid/],
  ['a room without its number', ['room'], { ADMIN_PASSWORD: PASSWORD }, 2, /give the number of a room too/],
  ['a number that is none', ['close-room', 'abc'], { ADMIN_PASSWORD: PASSWORD }, 1, /give the number of a room/],
  ['a room that is not', ['close-room', '77777'], { ADMIN_PASSWORD: PASSWORD }, 1, /there is no room 77777/],
  [
    'a server that is not',
    ['state', '--url', 'http://127.0.0.1:1'],
    { ADMIN_PASSWORD: PASSWORD },
    4,
    /no server answered/,
  ],
  ['a URL that is none', ['state', '--url', 'nowhere'], { ADMIN_PASSWORD: PASSWORD }, 2, /is no URL/],
];
test.each(wrong)('%s is told in one line', async (_, args, env, code, line) => {
  const ran = await admin(args, env);
  expect(ran.code).toBe(code);
  expect(ran.stderr).toMatch(/^othello: [^\n]+\n$/);
  expect(ran.stderr).toMatch(line);
});

test('a server without the administration says so', async () => {
  const without = await startNode();
  try {
    const ran = await othello(['admin', 'state', '--url', without.url], [], { ADMIN_PASSWORD: PASSWORD });
    expect([ran.code, ran.stderr]).toEqual([
      1,
      `othello: the server at ${without.url} has no administration: start it with ADMIN_PASSWORD\n`,
    ]);
  } finally {
    await without.close();
  }
});
