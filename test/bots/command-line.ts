import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestNode } from '../kit/node.ts';

const script = path.resolve(import.meta.dirname, '../../bin/othello.mjs');

/** How a command ended. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Options of a command, for each transport to that node. */
export const transportsTo = ({
  url,
  grpcAddress,
  thriftAddress,
}: Pick<TestNode, 'url' | 'grpcAddress' | 'thriftAddress'>): string[][] => [
  ['--url', url],
  ['--transport', 'grpc', '--address', grpcAddress],
  ['--transport', 'grpc-stream', '--address', grpcAddress],
  ['--transport', 'connect', '--url', url],
  ['--transport', 'websocket', '--url', url],
  ['--transport', 'thrift', '--address', thriftAddress],
];

interface Printed {
  responses: { name: string; code: string; body: { token?: string; room?: { roomId: string; moves: string } } }[];
}

/** What `othello call` printed. */
export const printed = ({ stdout }: Ran) => (JSON.parse(stdout) as Printed).responses;

/** `othello …` with lines for its standard input. */
export async function othello(args: string[], lines: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = spawn(process.execPath, [script, ...args], { stdio: 'pipe', env: { ...process.env, ...env } });
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
