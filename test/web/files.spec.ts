import path from 'node:path';
import { pageBundles } from '../../bench/src/sections/bundles.ts';
import { startNode, type TestNode } from '../kit/node.ts';

let node: TestNode;
let page: string;

beforeAll(async () => {
  node = await startNode();
  page = await (await fetch(`${node.url}/`)).text();
});
afterAll(() => node?.close());

const assets = () => [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? '');

test('the page is never cached, and its policy allows nothing but files of our own', async () => {
  const { headers, status } = await fetch(`${node.url}/`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
  expect(page).not.toMatch(/<style|<script(?![^>]* src=)|\son[a-z]+=|\sstyle=/);
});

test('assets have names that change with their contents, and are kept for a year', async () => {
  expect(assets().length).toBeGreaterThanOrEqual(3);
  for (const file of assets()) {
    expect(file).toMatch(/-[\w-]{8}\.(js|css|svg)$/);
    const { headers, status } = await fetch(`${node.url}/${file}`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('the whole client is under 40,000 bytes over the wire', async () => {
  let bytes = 0;
  for (const file of assets()) {
    const { headers } = await fetch(`${node.url}/${file}`, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
    bytes += Number(headers.get('content-length'));
  }
  console.log(`the browser client: ${bytes} bytes gzipped, SDK and styles included`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(40_000);
  // the comparison tells the same figure, and that of the files that come later beside it
  const [first, later] = pageBundles(path.resolve(import.meta.dirname, '../../dist/web'));
  expect(first?.bytesGzip).toBe(bytes);
  expect(later?.bytesGzip).toBeGreaterThan(0);
});

test.each(['/assets/none.js', '/assets/..%2f..%2fmain.js', '/assets/%2e%2e%2findex.html', '/package.json'])(
  '%s is not there',
  async (path) => expect((await fetch(`${node.url}${path}`)).status).toBe(404),
);
