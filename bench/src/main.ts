// npm run bench: measures, keeps the figures in reports/<date>/run.json and makes the report from them. 0: done, holes told;
// 1: nothing was measured or kept, or a target missed; 2: asked for what there isn't; 130: Ctrl-C, with what was done by then kept.
import { FOREIGN_USAGE } from './foreign/foreign-options.ts';
import { GROWTH_USAGE, growthOptions, runGrowth } from './growth/run-growth.ts';
import { type BenchOptions, readOptions, USAGE } from './options.ts';
import { runBench } from './run-bench.ts';

const HELP = `${USAGE}
${GROWTH_USAGE}
${FOREIGN_USAGE}
exit codes: 0 done, with what is missing told; 1 nothing was measured or kept, or a target missed beyond noise; 2 asked for
  what there is not; 130 Ctrl-C, with what was measured by then kept`;

function orExit<T>(read: (args: readonly string[]) => T): T {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    console.error(`bench: ${(error as Error).message}\n${HELP}`);
    process.exit(2);
  }
}

if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
  console.log(HELP);
  process.exit(0);
}

const growth = orExit(growthOptions);

// after Ctrl-C a step may still be under way: nothing waits for it
process.exit(growth ? await runGrowth(growth) : await runBench(orExit<BenchOptions>(readOptions)));
