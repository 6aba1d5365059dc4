import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startNode, type TestNode } from '../kit/node.ts';
import { newAccount } from '../kit/player.ts';
import { Browsers } from './kit/browser.ts';

// connect-web, npm's grpc-web and npm's thrift in a browser, on a page of another origin than the server's.

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

const INVALID_ARGUMENT = 3; // a status
const ERROR_SYSTEM = 200; // an exception's code

let pages: Server;
let page: string;
let told: TestNode;
let strict: TestNode;
let browsers: Browsers;
let descriptors: string;
const made = mkdtempSync(path.join(tmpdir(), 'thrift-page-'));

beforeAll(async () => {
  await run('thrift', ['--gen', 'js:node,es6', '-out', made, path.join(root, 'proto/othello.thrift')]);
  const bundle = run(process.execPath, ['test/web/kit/stock-clients.bundle.mjs', made], {
    cwd: root,
    maxBuffer: 1 << 24,
  });
  const built = run(path.join(root, 'node_modules/.bin/buf'), ['build', 'proto', '-o', '-'], {
    cwd: root,
    encoding: 'buffer',
  });
  const { stdout: script } = await bundle;
  descriptors = (await built).stdout.toString('base64');
  pages = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>elsewhere</title><script>${script}</script>`),
  );
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  page = `http://localhost:${(pages.address() as AddressInfo).port}`;
  told = await startNode({ env: { CORS_ORIGINS: page } });
  strict = await startNode({ databaseUrl: told.databaseUrl });
  browsers = await Browsers.launch();
});
afterAll(async () => {
  await browsers?.close();
  await strict?.close();
  await told?.close();
  pages?.close();
  rmSync(made, { recursive: true });
});

interface Seen {
  unknown: string;
  isSameRoom: boolean;
  pushed: string[];
  mistake: { code: number; message: string };
}

async function playOn(kind: string, { url }: TestNode): Promise<Seen> {
  const tab = await browsers.person(page);
  try {
    const asked = { url, descriptors, name: newAccount().name };
    const play = `window.play(${JSON.stringify(kind)}, ${JSON.stringify(asked)})`;
    return await tab.page.evaluate<Seen>(play);
  } finally {
    await tab.page.context().close();
  }
}

test.each([
  'connect',
  'connect-json',
  'connect-grpcweb',
  'grpc-web',
  'grpc-web-text',
  'thrift-binary',
  'thrift-compact',
])(
  'a page of an origin that may call plays by %s: calls, headers, a stream to its end, and errors that it can read',
  async (kind) => {
    const { pushed, ...seen } = await playOn(kind, told);
    expect([pushed[0], pushed.at(-1)]).toEqual(['gameSyncRsp', 'gameOverRsp']);
    expect(seen).toEqual({
      unknown: 'ErrorUserNotRegistered',
      isSameRoom: true,
      mistake: {
        code: kind.startsWith('thrift') ? ERROR_SYSTEM : INVALID_ARGUMENT,
        message: expect.stringMatching(/x-seq-no "?4294967296/) as string,
      },
    });
  },
);

test.each(['connect', 'grpc-web', 'thrift-binary'])('a page of any other origin can not, by %s', async (kind) => {
  await expect(playOn(kind, strict)).rejects.toThrow(/Failed to fetch|Http response at 400 or 500 level/);
});
