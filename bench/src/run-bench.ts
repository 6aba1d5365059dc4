import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Step } from './bench.ts';
import { Lab } from './lab.ts';
import { commitFacts, loadAverage, machineFacts, versionFacts } from './machine.ts';
import type { BenchOptions } from './options.ts';
import { foreignSteps } from './foreign/foreign-steps.ts';
import { BUDGETS, type Mode } from './plan.ts';
import { Progress } from './progress.ts';
import { writeReport } from './report/index.ts';
import { FORMAT, type Hole, type Run, SECTIONS } from './results.ts';
import { untilQuiet } from './quiet.ts';
import { RunFolder } from './run-folder.ts';
import { mulberry32 } from '@othello-rpc/kernel/random';
import { stepsOf } from './steps.ts';
import { QUICK_TARGET_BUDGET, TARGET_BUDGET, targetSteps } from './targets.ts';
import { missed, targetLines } from './targets/verdicts.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @returns the exit code */
export async function runBench({ mode, seed, reports, ...what }: BenchOptions): Promise<number> {
  const signal = interruption();
  // a quick run only shows that all of it works, and load on a server elsewhere is not of this machine
  if (mode !== 'quick' && mode !== 'foreign' && !what.isQuick) await untilQuiet(signal, (line) => console.error(line));
  const run = beginRun(mode, seed);
  const folder = new RunFolder(reports, run.startedAt, (line) => console.error(line));
  const began = performance.now();
  try {
    folder.save(run); // now, not after ten minutes
    await measure(run, what, signal);
    run.isInterrupted = signal.aborted;
    run.seconds = (performance.now() - began) / 1000;
    run.loadAtEnd = loadAverage();
    const kept = folder.save(run);
    for (const line of targetLines(run.targets ?? [])) console.log(line);
    await writeReport(kept);
    console.log(`${kept}: run.json and the report${signal.aborted ? ', of what was measured until Ctrl-C' : ''}`);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
  if (signal.aborted) return 130;
  // a quick run of few pairs tells whether all of it runs, no more
  if (!what.isQuick && missed(run.targets ?? [])) return 1;
  return SECTIONS.some((section) => run[section] !== undefined) ? 0 : 1;
}

/** Ctrl-C, or a service's TERM. One that comes again ends at once; a terminal and npm send the first one both. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  let firstMs: number | undefined;
  const interrupt = () => {
    firstMs ??= performance.now();
    if (performance.now() - firstMs > 2000) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}

function beginRun(mode: Run['mode'], seed: number): Run {
  const load = loadAverage();
  return {
    format: FORMAT,
    startedAt: new Date().toISOString(),
    seconds: 0,
    mode,
    seed,
    isInterrupted: true,
    ...commitFacts(ROOT),
    machine: machineFacts(),
    versions: versionFacts(),
    loadAtStart: load,
    loadAtEnd: load,
    absent: [],
    holes: [],
  };
}

async function measure(
  run: Run,
  { only, row, idle, transports, isQuick, foreign }: Omit<BenchOptions, 'mode' | 'seed' | 'reports'>,
  signal: AbortSignal,
) {
  const lab = new Lab(run.seed, '.data');
  try {
    const { seed } = run;
    const { mode } = run;
    const budgetOf = (of: Mode) => ({ ...BUDGETS[of], ...(idle && { idleConnections: idle, subscribers: idle }) });
    const stepsOfOurs = (of: Mode) =>
      stepsOf({ mode: of, budget: budgetOf(of), lab, transports, seed, random: mulberry32(seed), run, signal }, only);
    const targets = () => targetSteps({ lab, run, seed }, isQuick ? QUICK_TARGET_BUDGET : TARGET_BUDGET, row);
    const elsewhere = () => (foreign ? foreignSteps({ at: foreign, run, seed, isQuick, transports }) : []);
    const steps = mode === 'foreign' ? elsewhere() : mode === 'targets' ? targets() : stepsOfOurs(mode);
    const progress = new Progress(steps.reduce((sum, { seconds }) => sum + seconds, 0));
    const stopped = once(signal, 'abort');
    for (const step of steps) {
      if (signal.aborted) break;
      progress.begin(step.section, step.what);
      const attempted = step.run().catch((error: Error) => {
        if (!signal.aborted && addHole(run, step, error.message)) progress.tell(holeLine(run.holes.at(-1)));
      });
      await Promise.race([attempted, stopped]);
      progress.done(step.seconds);
    }
    progress.end();
    await recordDatabase(run, lab);
  } finally {
    await lab.close();
  }
}

/** What is missing for the same reason is one hole. @returns whether it is new */
function addHole({ holes }: Run, { section, what, subject = what }: Step, why: string): boolean {
  const known = holes.find((hole) => hole.section === section && hole.why === why);
  if (!known) holes.push({ section, what: subject, why });
  else if (!known.what.split('; ').includes(subject)) known.what += `; ${subject}`;
  return !known;
}

const holeLine = (hole: Hole | undefined): string => (hole ? `${hole.section}: no ${hole.what}: ${hole.why}` : '');

async function recordDatabase(run: Run, lab: Lab): Promise<void> {
  const database = await lab.openedDatabase();
  if (!database) return;
  run.versions['postgres'] = database.version;
  if (!database.isDurable)
    run.holes.push({
      section: 'cells',
      what: 'durability',
      why: 'fsync or synchronous_commit is off at DATABASE_URL: commits here survive no power cut',
    });
}
