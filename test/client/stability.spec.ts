import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as sdk from '@othello-rpc/client';

// docs/versioning.md says which exports of the SDK may change: it lists those that are marked, and no others.

const DECLARATION =
  /\/\*\*((?:(?!\*\/)[^])*?)\*\/\s*export (?:abstract )?(?:const|class|function|interface|type) (\w+)/g;

const SOURCES = 'packages/client/src';

const marked = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
  .flatMap((file) => [...readFileSync(path.join(SOURCES, file), 'utf8').matchAll(DECLARATION)])
  .flatMap(([, comment = '', name = '']) => (comment.includes('@experimental') ? [name] : []));

const listed = readFileSync('docs/versioning.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `@experimental`'))
  .flatMap((line) => [...line.matchAll(/`([A-Za-z_]+)`/g)].map(([, name = '']) => name));

test('docs/versioning.md lists the exports that are marked @experimental', () => {
  expect(marked.length).toBeGreaterThan(10);
  expect([...new Set(listed)].sort()).toEqual([...new Set(marked)].sort());
});

test('what players call is stable: neither the client nor its transports are marked', () => {
  for (const name of ['OthelloClient', 'envelope', 'inProcess', 'roomOf', 'CallRefused'] as const) {
    expect(sdk).toHaveProperty(name);
    expect(marked).not.toContain(name);
  }
});
