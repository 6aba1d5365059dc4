// Bundles packages/client/src/index.ts, all that it exports, as a page would load it. A program of its own: jest's own realm has
// other classes of objects than Vite's native parts know. Prints JSON: the code and the modules in it.
import path from 'node:path';
import { build, defaultClientConditions } from 'vite';

const entry = path.resolve(import.meta.dirname, '../../packages/client/src/index.ts');
const built = await build({
  configFile: false,
  logLevel: 'error',
  resolve: { conditions: ['othello-source', ...defaultClientConditions] },
  build: { write: false, minify: true, target: 'es2022', lib: { entry, name: 'othello', formats: ['iife'] } },
});
const [{ code, modules }, ...others] = built.flatMap(({ output }) => output);
if (others.length > 0) throw new Error(`one file is wanted, not ${others.length + 1}`);
console.log(JSON.stringify({ code, modules: Object.keys(modules) }));
