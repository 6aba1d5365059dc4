#!/usr/bin/env node
// The command `othello`. It is here before any build, so that npm can link it in a fresh clone.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(fileURLToPath(program))) await import(program.href);
else {
  console.error('othello: this clone is not built yet: run npm start once, or npm ci && npm run build');
  process.exitCode = 1;
}
