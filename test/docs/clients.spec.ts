import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { startNode, type TestNode } from '../kit/node.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/clients.md'), 'utf8');

/** Blocks that the page says can be run, each one call of a user whom the server does not know. */
const BLOCKS = [...page.matchAll(/<!-- runs -->\s+```(sh|js)\n(.*?)```/gs)].map(
  ([, language = '', code = '']) => [language, code] as const,
);

let node: TestNode;
beforeAll(async () => void (node = await startNode()));
afterAll(() => node.close());

test('clients.md shows calls by curl, by fetch and by the SDK', () => {
  expect(BLOCKS.map(([language]) => language)).toEqual(['sh', 'sh', 'js', 'js', 'js']);
});

test.each(BLOCKS)('what clients.md shows in %s is answered as it says: %s', async (language, code) => {
  const own = code
    .replaceAll('http://127.0.0.1:14500', node.url)
    .replaceAll('127.0.0.1:14501', node.grpcAddress)
    .replaceAll('127.0.0.1:14502', node.thriftAddress);
  expect(own).toContain(node.url);
  const { stdout } =
    language === 'sh'
      ? await run('bash', ['-c', own], { cwd: root })
      : await run(process.execPath, ['--input-type=module', '-e', own], { cwd: root });
  const lines = stdout.trim().split('\n');
  expect(lines.filter((line) => !line.includes('ErrorUserNotRegistered'))).toEqual([]);
  expect(lines).toHaveLength(own.match(/^ {2}(?:envelope|websocket|grpc|thrift)\(/gm)?.length ?? 1);
});

const cellsOf = (heading: string) => {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) => row.split('|').map((cell) => cell.trim()));
};

test('each row of the table leads to a first call, or says that it was read and not run', () => {
  const rows = cellsOf('Which transport, which package');
  expect(rows.length).toBeGreaterThan(15);
  const last = rows.map((cells) => cells.at(-2) ?? '');
  expect(last.filter((cell) => !/^\[[^\]]+\]\([^)]+\)$|^read, not run$/.test(cell))).toEqual([]);
});
