import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Config } from '../../src/config.ts';
import { schema } from '../kit/transports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');

/** Cells of the table under a heading of a page, row by row, without its head. */
const tableUnder = (page: string, heading: string) =>
  (new RegExp(`## ${heading}\n[^#]*?\n((?:\\|.*\n)+)`).exec(read(page))?.[1] ?? '')
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test('README is read in a few minutes: it has at most 150 lines', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

test('the first commands that README shows are the two that do everything', () => {
  const blocks = [...readme.matchAll(/```sh\n(.*?)\n```/gs)].map(([, block]) => block);
  expect(blocks.slice(0, 2)).toEqual(['npm start', 'npm test']);
});

test('the player that README shows is the one that a test plays', () => {
  expect(readme).toContain(`\`\`\`ts\n${read('test/client/player-example.ts')}\`\`\``);
});

test('the table of procedures is that of the IDL', () => {
  const shown = tableUnder('docs/protocol.md', 'Procedures').map(([name, id]) => [name, Number(id)]);
  const declared = [...schema.procedures.values()].map(({ name, id }) => [name, id]);
  expect(shown).toEqual(declared.sort(([, one], [, other]) => Number(one) - Number(other)));
});

test('the defaults in the table of settings are those of the code', () => {
  const shown = Object.fromEntries(
    tableUnder('docs/operations.md', 'Settings').map(([name = '', value]) => [name.replaceAll('`', ''), value]),
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
    BOT_PACE: config.botPace,
    RATE_LIMITS: config.rateLimits ? 'on' : 'off',
    LOGINS_PER_MINUTE: String(config.rateLimits?.loginsPerMinute),
    REGISTRATIONS_PER_MINUTE: String(config.rateLimits?.registrationsPerMinute),
    FAILED_LOGINS_PER_MINUTE: String(config.rateLimits?.failedLoginsPerMinute),
    ROOMS_PER_MINUTE: String(config.rateLimits?.roomsPerMinute),
    CALLS_PER_SECOND: String(config.rateLimits?.callsPerSecond),
    LOG_LEVEL: config.logLevel,
  });
});

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...pagesUnder('docs'), ...pagesUnder('examples')];

function pagesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name));
}

test.each(['README.md', 'CONTRIBUTING.md', 'docs/operations.md', 'docs/calling.md'])(
  'every npm command of %s is a script, and CI runs it',
  (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    // "npm start" by test:readme, "npm run gen" by check:generated and "npm run pictures" by test:web, the program of
    // "npm run bench:report" by test/bench; the others are run by hand
    const elsewhere =
      'npm start npm run gen npm ci npm run build npm run pictures npm run bench:report npm run test:planted npm run test:alone npm run test:fuzz npm run test:faults npm run test:models npm run test:soak npm run test:upgrade npm run release';
    const ci = `${read('.ci/run')} ${read('scripts/test-readme.mjs')} ${elsewhere}`;
    const commands = [...read(page).matchAll(/npm (?:run )?([a-z:]+)/g)].map(([command, name]) => ({ command, name }));
    const isScript = (name = '') => name === 'ci' || name in scripts;
    const prose = /^npm (are|has|and)$/;
    const unknown = commands.filter(
      ({ command, name }) => !prose.test(command) && !(isScript(name) && ci.includes(command)),
    );
    expect(unknown).toEqual([]);
  },
);

/** The names by which a page's headings are linked to, as GitHub makes them: a repeated one is numbered. */
function anchorsOf(page: string): string[] {
  const slugs = [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return slugs.map((slug, index) => {
    const before = slugs.slice(0, index).filter((each) => each === slug).length;
    return before === 0 ? slug : `${slug}-${before}`;
  });
}

test.each(pages)('what %s links to is there, the heading too', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^https?:/.test(link));
  const missing = links.filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    if (!existsSync(path.join(root, target))) return true;
    return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
  });
  expect(missing).toEqual([]);
});

test.each(pages)('the files and folders that %s names are there', (page) => {
  const named = [
    ...read(page).matchAll(/`((?:src|packages|bench|test|scripts|proto|examples|deploy|docs)\/[\w./-]*)`/g),
  ];
  const missing = named.map(([, name = '']) => name).filter((name) => !existsSync(path.join(root, name)));
  expect(missing).toEqual([]);
});

test.each(pages)('what %s calls by the name of a file leads to that file', (page) => {
  const named = [...read(page).matchAll(/\[`?([\w./-]+\.[a-z]{2,5})`?\]\(([^)\s#]+)[^)\s]*\)/g)];
  const misnamed = named.filter(
    ([, name = '', file = '']) => !/^https?:/.test(file) && path.basename(name) !== path.basename(file),
  );
  expect(misnamed.map(([link]) => link)).toEqual([]);
});

test('the index of decisions has every page, by its title and in order', () => {
  const files = readdirSync(path.join(root, 'docs/decisions')).filter((name) => /^\d{4}-.*\.md$/.test(name));
  const listed = [...read('docs/decisions/README.md').matchAll(/^- \[(.+)\]\((.+)\)$/gm)].map(
    ([, title, file]) => [file, `# ${title}`] as const,
  );
  const titled = files.sort().map((file) => [file, read(`docs/decisions/${file}`).split('\n')[0]] as const);
  expect(listed).toEqual(titled);
});

test('every page of decisions that is cited anywhere is there', () => {
  const files = readdirSync(path.join(root, 'docs/decisions'));
  const folders = ['src', 'packages', 'test', 'bench/src', 'scripts', 'docs', 'examples'];
  const texts = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mjs|md)$/.test(name) && !/node_modules|dist\//.test(name))
      .map((name) => path.posix.join(folder, name)),
  );
  const cited = texts.flatMap((file) =>
    [...read(file).matchAll(/decisions\/(\d{4})/g)].map(([, number]) => [file, number]),
  );
  expect(cited.length).toBeGreaterThan(3);
  expect(cited.filter(([, number = '']) => !files.some((name) => name.startsWith(number)))).toEqual([]);
});
