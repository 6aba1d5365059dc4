// Prints the script of a page with stock-clients.mjs in it. A program of its own: jest's realm has other classes than Vite.
// Argument: the folder of the code that Thrift's compiler made.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

const here = (name) => path.resolve(import.meta.dirname, name);
const { resolve } = createRequire(import.meta.url);
const alias = {
  generated: path.resolve(process.argv[2]),
  'node-int64': resolve('node-int64'), // the generated code stands outside this tree
  thrift: resolve('thrift').replace(/index\.js$/, 'browser.js'),
  util: here('util-in-pages.cjs'),
};
const built = await build({
  configFile: false,
  logLevel: 'error',
  resolve: { alias },
  build: {
    write: false,
    target: 'es2022',
    lib: { entry: here('stock-clients.mjs'), name: 'stock', formats: ['iife'] },
  },
});
console.log(built.flatMap(({ output }) => output)[0].code);
