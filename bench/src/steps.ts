import type { Bench, Step } from './bench.ts';
import { measureCodecs } from './codecs/index.ts';
import { logicsOf } from './plan.ts';
import type { Section } from './results.ts';
import { cellSteps } from './sections/cells.ts';
import { clientSteps } from './sections/clients.ts';
import { crossCheckSteps } from './sections/cross-check.ts';
import { firstCallSteps } from './sections/first-call.ts';
import { repositorySteps } from './sections/from-the-repository.ts';
import { growthSteps } from './sections/growth.ts';
import { idleSteps } from './sections/idle.ts';
import { networkSteps } from './sections/network.ts';
import { openLoopSteps } from './sections/open-loop.ts';
import { moveToEyeSteps, subscriberSteps } from './sections/subscribers.ts';
import { measureStart } from './start-up.ts';
import type { Logic } from './workload.ts';

const SECONDS_A_START = 5;
const SECONDS_TO_ENTER = 8;
/** codecs, messages, encode and decode, warm-up */
const CODEC_VISITS = 250;

/**
 * A run in order: what shares servers stands together, and nothing else runs on the machine while a section does.
 * @param only one section, or all
 */
export function stepsOf(bench: Bench, only: Section | undefined): Step[] {
  const { mode, budget, seed, run, lab, transports, signal } = bench;
  const isWanted = ({ section }: Step) => only === undefined || section === only;
  const onTargets = logicsOf(mode).flatMap((logics) => {
    const wanted = logics.flatMap((logic) => stepsOn(bench, logic)).filter(isWanted);
    const [first, last] = [wanted[0], wanted.pop()];
    if (!first || !last) return [];
    const start: Step = {
      section: first.section,
      what: `servers and clients for ${logics.join(' and ')}`,
      seconds: SECONDS_TO_ENTER,
      run: () => lab.startAll(transports),
    };
    // they go before the next ones come
    return [start, ...wanted, { ...last, run: () => last.run().finally(() => lab.stopAll()) }];
  });
  const others: Step[] = [
    ...idleSteps(bench),
    ...subscriberSteps(bench),
    ...moveToEyeSteps(bench),
    ...growthSteps(bench),
    ...networkSteps(bench, only),
    ...clientSteps(bench, only),
    {
      section: 'startUp',
      what: `${budget.startUps + 1} starts`,
      seconds: SECONDS_A_START * (budget.startUps + 2),
      run: async () => void (run.startUp = await measureStart(budget.startUps, signal)),
    },
    {
      section: 'codecs',
      what: 'encode and decode',
      seconds: (CODEC_VISITS * budget.codecRoundMs * (budget.codecRounds + 6)) / 1000,
      run: async () =>
        void (run.codecs = await measureCodecs({ rounds: budget.codecRounds, roundMs: budget.codecRoundMs, seed })),
    },
    ...repositorySteps(bench),
  ];
  return [...onTargets, ...others.filter(isWanted)];
}

function stepsOn(bench: Bench, logic: Logic): Step[] {
  const steps = [...cellSteps(bench, logic), ...openLoopSteps(bench, logic)];
  if (logic === 'no-op') steps.push(...crossCheckSteps(bench), ...firstCallSteps(bench));
  return steps;
}
