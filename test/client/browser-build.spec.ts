import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_BYTES = 25 * 1024;

interface Bundle {
  code: string;
  /** paths of the files in it */
  modules: string[];
}

test('SDK and messages are at most 25 KB for a browser, minified and gzipped, without a module of Node or npm', () => {
  const printed = execFileSync(process.execPath, ['test/client/browser-bundle.mjs'], { encoding: 'utf8' });
  const { code, modules } = JSON.parse(printed) as Bundle;
  const gzipped = gzipSync(code, { level: 9 }).length;
  process.stdout.write(`SDK for browsers: ${code.length} bytes minified, ${gzipped} gzipped\n`);
  expect(gzipped).toBeLessThanOrEqual(LIMIT_BYTES);
  const foreign = modules.filter((each) => !/\/src\/(client|generated|kernel)\//.test(each));
  expect(foreign.filter((each) => !each.startsWith('\0'))).toEqual([]); // the bundler's own begin so
  expect(modules.map((each) => each.replace(/.*\/src\//, ''))).toEqual(
    expect.arrayContaining(['client/othello-client.ts', 'client/transports/envelope.ts', 'generated/procedures.ts']),
  );
  expect(modules.join()).not.toMatch(/grpc|in-process|othello\.js/);
  expect(code).not.toMatch(/\brequire\(|\bBuffer\b|\bprocess\./);
});

test("the package's ./client is this bundle's entry for browsers, and the one with every transport elsewhere", () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    exports: Record<string, Record<string, Record<string, string>>>;
  };
  const { browser, ...elsewhere } = exports['./client'] ?? {};
  expect(browser).toEqual({ types: './dist/client/browser.d.ts', default: './dist/client/browser.js' });
  expect(elsewhere).toEqual({ default: { types: './dist/client/index.d.ts', default: './dist/client/index.js' } });
});
