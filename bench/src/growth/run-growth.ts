import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { BenchDatabase } from '../bench-database.ts';
import { type Growth, measureGrowth } from './measure-growth.ts';
import { type Size, sizesUpTo } from './sizes.ts';

const USERS = 20_000;
const QUICK_USERS = 4000;

export const GROWTH_USAGE = `npm run bench -- --only growth [--users N] [--quick] [--out FILE]
  fills a database to N / 16, N / 4 and N users (${USERS}; --quick ${QUICK_USERS}), each with 5 ended games, counts the blocks that
  every procedure and every task of the sweep reads, and fails on what grows with the data; FILE gets the table`;

interface GrowthOptions {
  users: number;
  out: string | undefined;
}

/** @returns undefined when another section is asked for @throws Error with one line */
export function growthOptions(args: readonly string[]): GrowthOptions | undefined {
  const only = args.indexOf('--only');
  if (args[only + 1] !== 'growth' && !args.includes('--only=growth')) return undefined;
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      users: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const users = values.users ?? String(values.quick ? QUICK_USERS : USERS);
  if (!/^\d{3,7}$/.test(users)) throw new Error(`--users ${users}: give a whole number, 100 to 9999999`);
  return { users: Number(users), out: values.out };
}

/**
 * Measures on a database of its own, which is dropped afterwards, and prints the table.
 * @param afterFill done to the database each time that it was filled
 * @returns the exit code: 1 when something grows with the data, or nothing could be measured
 */
export async function runGrowth(
  { users, out }: GrowthOptions,
  afterFill?: (client: pg.Client) => Promise<unknown>,
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'othello-growth-'));
  try {
    const database = await BenchDatabase.open(folder);
    try {
      const sizes = sizesUpTo(users);
      const growths = await measureGrowth({
        databaseUrl: database.url,
        sizes,
        report: (line) => console.error(line),
        afterFill,
      });
      const table = growthTable(growths, sizes);
      console.log(table);
      if (out !== undefined) writeFileSync(out, `${table}\n`);
      const linear = growths.filter(({ law }) => law === 'linear').map(({ name }) => name);
      if (linear.length > 0) console.error(`these grow with the data: ${linear.join('; ')}`);
      return linear.length > 0 ? 1 : 0;
    } finally {
      await database.close();
    }
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In Markdown: blocks of tables and indexes by size, and the time at the largest. */
export function growthTable(growths: readonly Growth[], sizes: readonly Size[]): string {
  const head = ['what', ...sizes.map(({ users }) => `blocks at ${users} users`), 'ms at the last', 'grows'];
  const rows = growths.map(({ name, blocks, ms, law }) => [
    name,
    ...blocks.map(String),
    (ms.at(-1) ?? 0).toFixed(1),
    law,
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
