// npm run bench: measures, keeps the figures in reports/<date>/run.json and makes the report from them. 0: done, holes told;
// 1: nothing was measured or kept; 2: asked for what there isn't; 130: Ctrl-C, with what was done by then kept.
import { GROWTH_USAGE, growthOptions, runGrowth } from './growth/run-growth.ts';
import { type BenchOptions, readOptions, USAGE } from './options.ts';
import { runBench } from './run-bench.ts';

function orExit<T>(read: (args: readonly string[]) => T): T {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    console.error(`bench: ${(error as Error).message}\n${USAGE}\n${GROWTH_USAGE}`);
    process.exit(2);
  }
}

const growth = orExit(growthOptions);

// after Ctrl-C a step may still be under way: nothing waits for it
process.exit(growth ? await runGrowth(growth) : await runBench(orExit<BenchOptions>(readOptions)));
