import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownSchema, teamSchema } from '../../src/rpc/codec.ts';
import { thriftOf } from '../../src/rpc/idl/thrift-text.ts';
import { removeScratch, scratchFolder } from '../kit/scratch.ts';

const LANGUAGES = 'py js:node,es6,ts java go cpp netstd php perl rb d rs swift dart haxe erl c_glib'.split(' ');
const PETS = path.resolve(import.meta.dirname, '../fixtures/pets.proto');

test.each([
  ['ours', ownSchema],
  ["a team's", () => teamSchema(PETS)],
])("Thrift's compiler takes %s IDL for every language", async (_, schema) => {
  const folder = scratchFolder('test');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'othello.thrift');
  writeFileSync(file, thriftOf(schema().idl, 'a test'));
  for (const language of LANGUAGES)
    execFileSync('thrift', ['-strict', '--gen', language, '-o', folder, file], { stdio: 'pipe' });
  await removeScratch(folder);
});
