import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';

const BENCH = fileURLToPath(new URL('../../bench/dist/main.js', import.meta.url));

/** `othello bench`: the comparison, which is a workspace of the repository and no part of the package. */
export function benchCommand(): Command {
  return new Command('bench')
    .description('runs the comparison of transports, in a clone of the repository')
    .argument('[options...]', 'of the bench: othello bench -- --help says which')
    .allowUnknownOption()
    .action(bench);
}

async function bench(options: string[]): Promise<void> {
  if (!existsSync(BENCH))
    throw new Error('the bench is no part of the package: clone the repository and run npm run bench there');
  const child = spawn(process.execPath, [BENCH, ...options], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
