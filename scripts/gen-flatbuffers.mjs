// Makes bench/src/generated/flatbuffers of bench/src/codecs/othello.fbs with Debian's flatc, or elsewhere:
//     node scripts/gen-flatbuffers.mjs [FOLDER]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const target = path.resolve(process.argv[2] ?? path.join(root, 'bench/src/generated/flatbuffers'));
const made = mkdtempSync(path.join(tmpdir(), 'flatbuffers-'));
try {
  const schema = path.join(root, 'bench/src/codecs/othello.fbs');
  execFileSync('flatc', ['--ts', '--gen-object-api', '-o', made, schema], { stdio: 'inherit' });
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(path.join(made, 'othello'))) {
    const text = readFileSync(path.join(made, 'othello', file), 'utf8');
    // flatc names modules without the extension that ESM asks for
    writeFileSync(path.join(target, file), text.replaceAll(/'\.\.\/othello\/([a-z0-9-]+)'/g, "'./$1.ts'"));
  }
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
  console.error('flatc is not here: apt-get install -y flatbuffers-compiler');
  process.exitCode = 1;
} finally {
  rmSync(made, { recursive: true, force: true });
}
