import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// The list of `npm run test:planted` must not rot: each bug can still be planted, and the test that notices it is there.

interface Bug {
  name: string;
  file: string;
  from: string;
  to: string;
  test: string;
  title?: string;
  effect: string;
}

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const bugs = readdirSync(path.join(root, 'test/planted'))
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(read(`test/planted/${name}`)) as Bug[]);

test('each has a name of its own, and says what a caller would see', () => {
  expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
  expect(bugs.filter(({ effect }) => effect.length < 15)).toEqual([]);
});

test.each(bugs.map((bug) => [bug.name, bug] as const))(
  '%s can be planted',
  (_, { file, from, to, test: spec, title }) => {
    expect({ file, times: read(file).split(from).length - 1 }).toEqual({ file, times: 1 });
    expect(to).not.toBe(from);
    const text = read(spec); // its titles may be made of parts, so word by word
    expect((title?.match(/\w+/g) ?? []).filter((word) => !text.includes(word))).toEqual([]);
  },
);
