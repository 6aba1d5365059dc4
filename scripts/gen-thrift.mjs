// Makes proto/othello.thrift and src/generated/thrift.js with its types (or the files named) from proto/othello.proto. `npm run gen` runs it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runnerImport } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const [textFile, codecFile] = process.argv.slice(2);
// their sources as they are now: dist may be older than the proto
const load = async (file) => (await runnerImport(path.join(root, file), { root, configFile: false })).module;
const { thriftOf } = await load('src/rpc/idl/thrift-text.ts');
const { thriftCodecModuleOf, thriftCodecTypes } = await load('src/rpc/idl/thrift-codec.ts');
const idl = readFileSync(path.join(root, 'proto/othello.proto'), 'utf8');
const madeFrom = 'proto/othello.proto: npm run gen';
writeFileSync(textFile, thriftOf(idl, madeFrom));
writeFileSync(codecFile, thriftCodecModuleOf(idl, madeFrom));
writeFileSync(codecFile.replace(/\.js$/, '.d.ts'), thriftCodecTypes(madeFrom));
