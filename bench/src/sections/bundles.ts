import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bundle } from '../results.ts';

/** As the server sends them: zlib's own level. */
const sizes = (what: string, code: readonly Uint8Array[]): Bundle => ({
  what,
  bytes: code.reduce((sum, each) => sum + each.length, 0),
  bytesGzip: code.reduce((sum, each) => sum + gzipSync(each).length, 0),
});

export async function bundles(root: string): Promise<Bundle[]> {
  return [sizes('SDK, messages included', [await bundledSdk(root)]), ...pageBundles(path.join(root, 'dist/web'))];
}

/** What the page names is loaded with it; other files come when they are needed, those of other transports among them. */
export function pageBundles(web: string): Bundle[] {
  const page = readFileSync(path.join(web, 'index.html'), 'utf8');
  const named = new Set([...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, name = '']) => name));
  const read = (names: Iterable<string>) => [...names].map((name) => readFileSync(path.join(web, 'assets', name)));
  const later = readdirSync(path.join(web, 'assets')).filter((name) => name.startsWith('other-transports'));
  return [
    sizes('browser client, SDK included', read(named)),
    sizes('browser client, loaded with another transport', read(later)),
  ];
}

/** Minified, as a page that uses all of it would load it. */
export async function bundledSdk(root: string): Promise<Uint8Array> {
  const { build } = await import('vite');
  const environment = process.env['NODE_ENV'];
  const entry = path.join(root, 'packages/client/dist/index.js');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, target: 'es2022', lib: { entry, name: 'othello', formats: ['iife'] } },
  });
  // vite sets it in this process, and servers that are started later would take it over
  if (environment === undefined) delete process.env['NODE_ENV'];
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('vite built nothing');
  return Buffer.from(output.output[0].code);
}
