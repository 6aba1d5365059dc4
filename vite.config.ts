import path from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';

// The browser client: src/web to dist/web, which the server serves at `/` (src/transports/envelope/web-files.ts).
export const webBuild = defineConfig({
  root: path.resolve(import.meta.dirname, 'src/web'),
  base: './',
  resolve: { conditions: ['othello-source', ...defaultClientConditions] }, // of the workspaces
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: path.resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy takes files of our own only
    modulePreload: { polyfill: false },
    // one file for all that the page begins with: what it shares with a file that is loaded later compresses better within
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } } },
  },
});

// eslint-disable-next-line no-restricted-syntax -- where Vite looks for it
export default webBuild;
