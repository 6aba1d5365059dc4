import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Config } from '../../src/config.ts';
import { schema } from '../kit/transports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');

/** Cells of the table under a heading, row by row, without its head. */
const tableUnder = (heading: string) =>
  (new RegExp(`## ${heading}\n[^#]*?\n((?:\\|.*\n)+)`).exec(readme)?.[1] ?? '')
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test('the first commands that README shows are the two that do everything', () => {
  const blocks = [...readme.matchAll(/```sh\n(.*?)\n```/gs)].map(([, block]) => block);
  expect(blocks.slice(0, 2)).toEqual(['npm start', 'npm test']);
});

test('the player that README shows is the one that a test plays', () => {
  expect(readme).toContain(`\`\`\`ts\n${read('test/client/player-example.ts')}\`\`\``);
});

test('the table of procedures is that of the IDL', () => {
  const shown = tableUnder('Procedures').map(([name, id]) => [name, Number(id)]);
  const declared = [...schema.procedures.values()].map(({ name, id }) => [name, id]);
  expect(shown).toEqual(declared.sort(([, one], [, other]) => Number(one) - Number(other)));
});

test('the defaults in the table of settings are those of the code', () => {
  const shown = Object.fromEntries(
    tableUnder('Settings').map(([name = '', value]) => [name.replaceAll('`', ''), value]),
  );
  const config = new Config({});
  expect(shown).toMatchObject({
    PORT: String(config.port),
    GRPC_PORT: String(config.grpcPort),
    THRIFT_PORT: String(config.thriftPort),
    HOST: `${config.host}; ${new Config({ NODE_ENV: 'production' }).host} where \`NODE_ENV\` is production`,
    TURN_TIMEOUT_S: String(config.turnTimeoutS),
    WAITING_TIMEOUT_S: String(config.waitingTimeoutS),
    BOTS: `${config.bots} on the embedded PostgreSQL, else ${new Config({ DATABASE_URL: 'postgres://h/d' }).bots}`,
    LOG_LEVEL: config.logLevel,
  });
});

test('every npm command of README is a script, and CI runs it', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  // "npm start" by test:readme, "npm run gen" by check:generated and "npm run pictures" by test:web, each elsewhere
  const ci = `${read('.ci/run')} ${read('scripts/test-readme.mjs')} npm start npm run gen npm ci npm run build npm run pictures`;
  const commands = [...readme.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([command, name]) => ({ command, name }));
  const isScript = (name = '') => name === 'ci' || name in scripts;
  const prose = /^npm (are|has|and)$/;
  const unknown = commands.filter(
    ({ command, name }) => !prose.test(command) && !(isScript(name) && ci.includes(command)),
  );
  expect(unknown).toEqual([]);
});

const pages = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join('docs', name)),
];

test.each(pages)('what %s links to is there', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#]+)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^https?:/.test(link));
  const missing = links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)));
  expect(missing).toEqual([]);
});
