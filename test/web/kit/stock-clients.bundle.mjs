// Prints the script of a page with stock-clients.mjs in it. A program of its own: jest's realm has other classes than Vite.
import path from 'node:path';
import { build } from 'vite';

const entry = path.resolve(import.meta.dirname, 'stock-clients.mjs');
const built = await build({
  configFile: false,
  logLevel: 'error',
  build: { write: false, target: 'es2022', lib: { entry, name: 'stock', formats: ['iife'] } },
});
console.log(built.flatMap(({ output }) => output)[0].code);
