import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

const filesIn = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));

test('the committed reader and writer are what flatc makes of othello.fbs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flatbuffers-test-'));
  try {
    execFileSync(process.execPath, [path.join(root, 'scripts/gen-flatbuffers.mjs'), folder]);
    const made = filesIn(folder);
    expect(Object.keys(made).length).toBeGreaterThan(8);
    expect(filesIn(path.join(root, 'bench/src/generated/flatbuffers'))).toEqual(made);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
