import { Argument, Command } from 'commander';
import { AdminClient } from './admin-client.ts';
import { UsageError } from './exit-codes.ts';
import { askSecretly } from './ask-secretly.ts';

/** What is read, by its path below /admin/api. */
const READS: Record<string, (on: string | undefined) => string> = {
  state: () => 'state',
  rooms: (on) => (on === undefined ? 'rooms?list=open' : `rooms?before=${encodeURIComponent(on)}`),
  room: (on) => `rooms/${encodeURIComponent(required(on, 'the number of a room'))}`,
  players: (on) => (on === undefined ? 'players' : `players?name=${encodeURIComponent(on)}`),
  player: (on) => `players/${encodeURIComponent(required(on, 'the number of a player'))}`,
  sessions: () => 'players?list=sessions',
  suspended: () => 'players?list=suspended',
  acts: () => 'acts',
};

const ACTS = ['close-room', 'end-session', 'suspend', 'lift', 'notice', 'drain'];

interface CommandOptions {
  url: string;
  json: boolean;
}

/** `othello admin`: what the page at /admin does, from a shell and by the same way. */
export function adminCommand(): Command {
  return new Command('admin')
    .description(
      'looks after a running server, as its page at /admin does; the password is ADMIN_PASSWORD, or asked for',
    )
    .addArgument(new Argument('<what>', 'what to read or do').choices([...Object.keys(READS), ...ACTS]))
    .argument(
      '[on]',
      'a number of a room or player, a name for players, a text for notice ("": none), a node for drain',
    )
    .argument('[reason]', 'why an account is suspended')
    .option('--url <url>', 'of the server', 'http://127.0.0.1:14500')
    .option('--json', 'prints the answer as JSON', false)
    .action(run);
}

type Words = [what: string, on: string | undefined, reason: string | undefined];

async function run(...[what, on, reason, options]: [...Words, options: CommandOptions]): Promise<void> {
  const client = new AdminClient(options.url);
  await client.login(process.env['ADMIN_PASSWORD'] || (await askSecretly('password of the administration: ')));
  const read = READS[what];
  const answer = read
    ? await client.get(read(on))
    : await client.post('acts', await actOf(client, { what, on, reason }));
  console.log(options.json ? JSON.stringify(answer) : linesOf(answer));
}

async function actOf(client: AdminClient, { what, on, reason }: Record<'what' | 'on' | 'reason', string | undefined>) {
  if (what === 'notice') return { act: what, text: required(on, 'the text') };
  // the node that answers, unless another one is named
  if (what === 'drain' && on === undefined)
    return { act: what, on: ((await client.get('state')) as { node: { name: string } }).node.name };
  return { act: what, on: required(on, 'the number'), ...(reason !== undefined && { text: reason }) };
}

/** @throws UsageError */
function required(text: string | undefined, what: string): string {
  if (text === undefined) throw new UsageError(`give ${what} too`);
  return text;
}

/** An answer for people: a line for each row of a list, `name value` pairs for anything else. */
function linesOf(answer: unknown): string {
  const [first] = Object.values(answer as object) as unknown[];
  const rows = Array.isArray(first) ? first : [answer];
  return rows.map(lineOf).join('\n');
}

const lineOf = (row: unknown): string =>
  Object.entries(row as object)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('  ');
