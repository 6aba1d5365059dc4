import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './exit-codes.ts';

/** Asks a person for a text that is not shown while they type. @throws UsageError nobody is there to answer */
export async function askSecretly(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageError('nobody can be asked for the password here: set ADMIN_PASSWORD');
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
