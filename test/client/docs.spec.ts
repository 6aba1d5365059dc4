import { execFileSync } from 'node:child_process';

test('the pages of the SDK are made without a warning', () => {
  const options = ['node_modules/typedoc/bin/typedoc', '--options', 'docs/sdk/typedoc.json', '--emit', 'none'];
  expect(() => execFileSync(process.execPath, options, { stdio: 'pipe', encoding: 'utf8' })).not.toThrow();
});
