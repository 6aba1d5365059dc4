// Runs the targets as they are built, on turns of a moment: node test/bench/targets-run.mjs <name of a comparison, a pattern> [name of
// a peer's script that is killed after the first pair]. Prints what came of it as JSON. jest can't: the bench's processes are
// started from dist/.
import { execFileSync } from 'node:child_process';
import { Lab } from '../../bench/dist/lab.js';
import { targetSteps } from '../../bench/dist/targets.js';
import { targetLines } from '../../bench/dist/targets/verdicts.js';

const [, , wanted = '', killed, morePairs = '0'] = process.argv;
const lab = new Lab(1, '.data');
const run = { targets: [] };
const holes = [];
try {
  for (const step of targetSteps(
    { lab, run, seed: 1 },
    { pairs: 2, warmUpMs: 50, ms: 150, games: 256, morePairs: Number(morePairs) },
  )) {
    if (!new RegExp(wanted).test(step.subject)) continue;
    await step.run().catch(({ message }) => holes.push({ section: step.section, subject: step.subject, message }));
    if (killed && step.what.endsWith('pair 1 of 2')) killChild(killed);
  }
} finally {
  await lab.close();
}
console.log(JSON.stringify({ targets: run.targets, lines: targetLines(run.targets), holes }));
process.exit(0);

function killChild(script) {
  const children = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], { encoding: 'utf8' });
  const [, pid] = new RegExp(`^\\s*(\\d+) .*${script}`, 'm').exec(children) ?? [];
  process.kill(Number(pid), 'SIGKILL');
}
