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
  const foreign = modules.filter((each) => !/\/packages\/(client|kernel)\/src\//.test(each));
  expect(foreign.filter((each) => !each.startsWith('\0'))).toEqual([]); // the bundler's own begin so
  expect(modules.map((each) => each.replace(/.*\/packages\//, ''))).toEqual(
    expect.arrayContaining([
      'client/src/othello-client.ts',
      'client/src/transports/envelope.ts',
      'client/src/generated/procedures.ts',
    ]),
  );
  expect(modules.join()).not.toMatch(/grpc|othello\.js/);
  expect(code).not.toMatch(/\brequire\(|\bBuffer\b|\bprocess\./);
});

test('gRPC is no entry for a bundle', () => {
  const { exports } = JSON.parse(readFileSync('packages/client/package.json', 'utf8')) as {
    exports: Record<string, { browser?: null }>;
  };
  expect(exports['./grpc']?.browser).toBeNull();
});
