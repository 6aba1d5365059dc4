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

test('lobby and game are under 60,000 bytes over the wire', async () => {
  let bytes = 0;
  for (const file of assets()) {
    const { headers } = await fetch(`${node.url}/${file}`, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
    bytes += Number(headers.get('content-length'));
  }
  console.log(`the browser client: ${bytes} bytes gzipped, SDK and styles included`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(60_000);
  // the comparison tells the same figure, and that of the files that come later beside it
  const [first, later] = pageBundles(path.resolve(import.meta.dirname, '../../dist/web'));
  expect(first?.bytesGzip).toBe(bytes);
  expect(later?.bytesGzip).toBeGreaterThan(0);
});

test('every scene has an address of its own, which names its files from there; icons and the manifest have fixed names', async () => {
  for (const [place, up] of [
    ['/', './'],
    ['/learn', './'],
    ['/play/5', '../'],
    ['/replay/5/7', '../../'],
  ] as const) {
    const response = await fetch(`${node.url}${place}`);
    expect([place, response.status]).toEqual([place, 200]);
    const text = await response.text();
    const scripts = [...text.matchAll(/src="([^"]+)"/g)].map(([, file = '']) => file);
    expect(scripts).toEqual([expect.stringMatching(new RegExp(`^${up.replaceAll('.', '\\.')}assets/`))]);
    expect((await fetch(new URL(scripts[0] ?? '', `${node.url}${place}`))).status).toBe(200);
    expect(text).toContain(`<meta property="og:image" content="${node.url}/preview.png"`);
  }
  for (const [file, type] of [
    ['favicon.ico', 'image/x-icon'],
    ['manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['icon-192.png', 'image/png'],
    ['icon-512.png', 'image/png'],
    ['preview.png', 'image/png'],
  ]) {
    const { status, headers } = await fetch(`${node.url}/${file}`);
    expect([file, status, headers.get('content-type')]).toEqual([file, 200, type]);
  }
  const { icons } = (await (await fetch(`${node.url}/manifest.webmanifest`)).json()) as { icons: { src: string }[] };
  for (const { src } of icons) expect((await fetch(`${node.url}/${src}`)).status).toBe(200);
});

test.each(['/assets/none.js', '/assets/..%2f..%2fmain.js', '/assets/%2e%2e%2findex.html', '/package.json'])(
  '%s is not there',
  async (path) => expect((await fetch(`${node.url}${path}`)).status).toBe(404),
);
