import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ClientRound, OpenClient } from './measured-client.ts';

/** A program and how it is started. */
export interface Program {
  /** for people */
  name: string;
  command: string;
  words: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** the page that says what it needs */
  install: string;
}

/** to join, or for a round; a slow client on a busy machine takes a fraction of it */
const LINE_TIMEOUT_MS = 120_000;

const amount = z.number().min(0);
const answer = z.object({ calls: amount, seconds: amount, cpuUs: amount, allocatedBytes: amount });

/**
 * A client in a program of its own. It says a line once it has joined a game; then each line of its standard input is a
 * number of calls, which it makes and answers with a line of JSON.
 */
export class ClientProgram implements OpenClient {
  private lastStderr = '';
  private readonly lines: AsyncIterator<string>;

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.lastStderr = text.trimEnd().split('\n').at(-1) || this.lastStderr;
    });
    child.stdin?.on('error', () => undefined); // it has ended: no line comes either, which says so
    this.lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  }

  /** @throws Error with one line when the program is not there */
  static async start({ name, command, words, install, env = {} }: Program): Promise<ClientProgram> {
    const child = spawn(command, words, { stdio: 'pipe', env: { ...process.env, ...env } });
    const program = new ClientProgram(name, child);
    await once(child, 'spawn').catch((cause: NodeJS.ErrnoException) => {
      throw new Error(`${command} does not run here (${cause.code}): ${install} says what to install`, { cause });
    });
    try {
      await program.line(); // it has joined
      return program;
    } catch (error) {
      await program.close();
      throw error;
    }
  }

  async measure(calls: number): Promise<ClientRound> {
    this.child.stdin?.write(`${calls}\n`);
    return answer.parse(JSON.parse(await this.line()));
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** The next line that it says. @throws Error with one line when it ends instead, or takes too long */
  private async line(): Promise<string> {
    const timer = setTimeout(() => this.child.kill('SIGKILL'), LINE_TIMEOUT_MS);
    try {
      const line = await this.lines.next();
      if (line.done) throw new Error(`${this.name} ended: ${this.lastStderr || 'it said nothing'}`);
      return line.value;
    } finally {
      clearTimeout(timer);
    }
  }
}
