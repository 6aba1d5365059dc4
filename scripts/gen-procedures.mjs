// Makes packages/client/src/generated/procedures.ts (or the file named) from proto/othello.proto. `npm run gen` runs it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runnerImport } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const [target = path.join(root, 'packages/client/src/generated/procedures.ts')] = process.argv.slice(2);
// its source as it is now: dist may be older than the proto
const { module } = await runnerImport(path.join(root, 'src/rpc/idl/typescript.ts'), { root, configFile: false });
const idl = readFileSync(path.join(root, 'proto/othello.proto'), 'utf8');
writeFileSync(target, module.typescriptOf(idl, 'proto/othello.proto: npm run gen'));
