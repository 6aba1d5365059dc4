// Makes src/generated/procedures.ts from proto/othello.proto, and marks each request in othello.d.ts with its name, so that
// two requests of the same fields are two types. `npm run gen` runs it, with the paths of both files.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import protobuf from 'protobufjs';

const [map, declarations] = process.argv.slice(2);
const { root } = protobuf.parse(readFileSync(path.resolve(import.meta.dirname, '../proto/othello.proto'), 'utf8'));
root.resolveAll();

const answers = new Map(root.lookupType('othello.Response').fieldsArray.map(({ type, name }) => [type, name]));
const lines = root
  .lookupService('othello.Othello')
  .methodsArray.filter(({ requestType }) => requestType !== 'Request')
  .map(
    ({ name, responseStream = false }) =>
      `  ${name}: { request: othello.Req${name}; answer: '${answers.get(`Rsp${name}`)}'; isStream: ${responseStream} };`,
  );
writeFileSync(
  map,
  `// Made from proto/othello.proto: npm run gen.
import type { othello } from './othello.js';

/** Of each procedure its request, the field of Response that answers it, and whether it streams. */
export interface Procedures {
${lines.join('\n')}
}
`,
);
writeFileSync(
  declarations,
  readFileSync(declarations, 'utf8').replaceAll(
    /^( *)class (Req[A-Z]\w*) \{\n/gm,
    (line, indent, name) =>
      `${line}\n${indent}    /** on no message: it tells the types apart */\n${indent}    readonly $name?: '${name}';\n`,
  ),
);
