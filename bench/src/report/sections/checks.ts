import { transportCalled } from '../../transports.ts';
import { compare, firstMeasurement, nameOf } from '../../cell-figures.ts';
import type { CrossCheck, Run } from '../../results.ts';
import { type Estimate, ratio } from '../../statistics.ts';
import { cell, type Section } from '../document.ts';
import { shown, shownRatio } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { workloadName } from '../lineup.ts';
import { koreanRange } from '../wording.ts';
import { holesOf } from './holes.ts';

const AGREED = 0.15;

const agreementOf = ({ samples }: CrossCheck): Estimate =>
  ratio(
    samples.map(({ harnessCallsPerS }) => harnessCallsPerS),
    samples.map(({ h2loadCallsPerS }) => h2loadCallsPerS),
  );

const isAgreed = ({ median }: Estimate): boolean => Math.abs(median - 1) <= AGREED;

/** Every call that h2load counts was answered with success, as the server counts them: gRPC errors are 2xx too. */
export const isCounted = ({ samples }: CrossCheck): boolean =>
  samples.every(({ h2loadCalls, serverCalls }) => serverCalls >= h2loadCalls);

/** Held against a driver that isn't ours. */
export function checksSection(run: Run): Section {
  const checks = run.crossChecks ?? [];
  return {
    id: 'checks',
    title: text('Checked from outside', '밖에서 확인'),
    verdict: [...noiseVerdict(run), ...checks.map(verdictOn)],
    holes: holesOf(run, 'crossChecks'),
    blocks:
      checks.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: text('Calls a second: the harness ÷ h2load, in turn', '초당 호출: 하니스 ÷ h2load, 번갈아'),
              head: [
                text('Transport', '전송'),
                text('cell', '칸'),
                text('harness ÷ h2load', '하니스 ÷ h2load'),
                text('all calls succeeded, by the server’s count', '서버가 센 성공'),
                text('why', '이유'),
              ],
              rows: checks.map((check) => [
                cell(transportCalled(check.transport).label),
                cell(same(nameOf(check))),
                cell(same(shownRatio(agreementOf(check))), isAgreed(agreementOf(check)) ? 'good' : 'bad'),
                isCounted(check) ? cell(text('yes', '예'), 'good') : cell(text('no', '아니오'), 'bad'),
                cell(same(check.why ?? ''), 'quiet'),
              ]),
              isProse: true,
            },
          ],
  };
}

/** What the run makes of a cell held against itself: a difference that is no larger is none. */
export function noiseVerdict(run: Run): Text[] {
  return (run.again ?? []).flatMap((again) => {
    const first = firstMeasurement(run, again);
    const [cpu, rate] = first ? [compare(again, first, 'server CPU µs'), compare(again, first, 'calls/s')] : [];
    if (!cpu || !rate) return [];
    const place = workloadName(again);
    const [name, cpuRange, rateRange] = [transportCalled(again.transport).label, shownRatio(cpu), shownRatio(rate)];
    return text(
      `Noise of the run (${place.en}): ${name.en} against itself, measured twice in each round, is ${cpuRange} in server CPU and ${rateRange} in calls a second. A difference that is no larger is none.`,
      `이 실행의 잡음(${place.ko}): 라운드마다 두 번 잰 ${name.ko}끼리 비교하면 서버 CPU ${koreanRange(cpuRange)}, 초당 호출 ${koreanRange(rateRange)}. 이보다 크지 않은 차이는 차이가 아니다.`,
    );
  });
}

function verdictOn(check: CrossCheck): Text {
  const agreement = agreementOf(check);
  const [name, range] = [transportCalled(check.transport).label, shownRatio(agreement)];
  const why = check.why ?? '';
  if (!isCounted(check))
    return text(
      `${name.en}: h2load counts calls that the server did not answer with success: this check does not hold.`,
      `${name.ko}: h2load가 센 호출을 서버가 모두 성공으로 응답하지는 않았다: 이 확인은 성립하지 않는다.`,
    );
  if (isAgreed(agreement))
    return text(
      `${name.en}: the harness and h2load agree within ${shown(AGREED * 100)} % (${range}).`,
      `${name.ko}: 하니스와 h2load가 ${shown(AGREED * 100)} % 안에서 일치한다(${range}).`,
    );
  return text(
    `${name.en}: the harness and h2load differ (${range})${why ? `: ${why}` : ', and the run does not say why'}.`,
    `${name.ko}: 하니스와 h2load가 다르다(${range})${why ? `: ${why}` : '. 실행 데이터에 이유가 없다'}.`,
  );
}
