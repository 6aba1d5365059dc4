import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const script = path.resolve(import.meta.dirname, '../../bin/othello.mjs');

/** How a command ended. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `othello …` with lines for its standard input. */
export async function othello(args: string[], lines: string[] = []): Promise<Ran> {
  const child = spawn(process.execPath, [script, ...args], { stdio: 'pipe' });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

/** `othello …`, answered as it asks: `reply` is given what follows the last line break whenever that is a question. */
export async function othelloAsking(args: string[], reply: (question: string) => string): Promise<Ran> {
  const child = spawn(process.execPath, [script, ...args], { stdio: 'pipe' });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    const question = /[^\n]*: $/.exec(stdout)?.[0];
    if (question !== undefined) child.stdin.write(`${reply(question)}\n`);
  });
  const [stderr] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}
