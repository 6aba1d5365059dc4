import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const files = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name))
    .filter((name) => name.endsWith('.ts') && !/(^|\/)src\/generated\//.test(name));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const lines = (file: string) => read(file).split('\n').length - 1;

const own = [
  ...files('src'),
  ...files('packages/kernel/src'),
  ...files('packages/client/src'),
  ...files('bench/src'),
  ...files('test'),
];

test('half of the files have at most 100 lines', () => {
  const sizes = own.map(lines).sort((one, other) => one - other);
  expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(100);
});

test('a file over 250 lines says why in its first comment', () => {
  const unexplained = own.filter((file) => lines(file) > 250 && !/^\/[/*]/.test(read(file)));
  expect(unexplained).toEqual([]);
});

test('names are kebab-case, and none says only that something is a thing', () => {
  const names = own.map((file) => path.basename(file, '.ts'));
  expect(names.filter((name) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name))).toEqual([]);
  expect(names.filter((name) => /util|helper|manager|common|misc/.test(name))).toEqual([]);
});

// a repository with long statements may keep them beside it, in a file of the same name
test('SQL stands in repositories, the queries beside them, and in persistence only', () => {
  const allowed = /\.(repository|queries)\.ts$|^src\/persistence\/|^src\/rpc\/session(s|-guards)\.ts$/;
  const strays = files('src').filter(
    (file) => !allowed.test(file) && /\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b/.test(read(file)),
  );
  expect(strays).toEqual([]);
});

test('TypeORM never makes the tables by itself', () => {
  const synchronizing = files('src').filter((file) => /synchronize:\s*true/.test(read(file)));
  expect(synchronizing).toEqual([]);
});
