import { transportCalled } from '../../transports.ts';
import { type Conditions, type LatencyMs, type OpenLoopResult, type Run, TRANSPORTS } from '../../results.ts';
import { type Estimate, estimate, ratio } from '../../statistics.ts';
import { lineChart } from '../charts/lines.ts';
import { cell, type Section, type Table } from '../document.ts';
import { BASELINE, RIVALS, type Workload, workloadName } from '../lineup.ts';
import { shown, shownAlone, shownEstimate } from '../numbers.ts';
import { clauseOf } from '../wording.ts';
import { same, type Text, text } from '../text.ts';
import { holesOf } from './holes.ts';

const PERCENTILES = [
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p99', 'p99'],
  ['p999', 'p99.9'],
  ['max', 'max'],
] as const;

/** All rounds of one row. */
interface Row extends Conditions {
  rounds: OpenLoopResult[];
}

/** One rate at one workload: what transports are held against each other in. */
interface Group extends Workload {
  rate: number;
  results: Row[];
}

const overRounds = ({ rounds }: Row, of: (each: OpenLoopResult) => number): Estimate => estimate(rounds.map(of));
const latencyOf = (row: Row, key: keyof LatencyMs) => overRounds(row, ({ latencyMs }) => latencyMs[key]);

/** How long a call takes when calls are due at a fixed rate, whether or not the ones before are answered. */
export function latencySection(run: Run): Section {
  const groups = groupsOf(run.openLoop ?? []);
  const shownGroups = highestOf(groups);
  return {
    id: 'latency',
    title: text('How long a call takes', '호출 하나에 걸리는 시간'),
    verdict: shownGroups.flatMap(verdictOn),
    holes: holesOf(run, 'openLoop'),
    blocks: [
      ...shownGroups.map((group) =>
        lineChart({
          id: `latency-${group.logic}-${group.procedure}`,
          title: placeOf(group),
          unit: text('ms, log scale', 'ms, 로그 눈금'),
          along: text('share of calls answered by then', '그 시간 안에 응답된 호출의 비율'),
          isLogarithmic: true,
          curves: group.results.map((row) => ({
            transport: row.transport,
            points: PERCENTILES.map(([key, at]) => ({ at, value: latencyOf(row, key) })),
          })),
        }),
      ),
      ...(groups.length > 0 ? [tableOf(groups)] : []),
    ],
  };
}

function groupsOf(results: readonly OpenLoopResult[]): Group[] {
  const groups = new Map<string, Group>();
  for (const result of results) {
    const { logic, procedure, rate } = result;
    const key = `${logic} ${procedure} ${rate}`;
    const group = groups.get(key) ?? { logic, procedure, rate, results: [] };
    groups.set(key, group);
    const { transport, connections, callers } = result;
    const row = group.results.find((each) => each.transport === transport && each.connections === connections);
    if (row) row.rounds.push(result);
    else group.results.push({ transport, logic, procedure, connections, callers, rounds: [result] });
  }
  const rank = ({ transport }: Row) => TRANSPORTS.indexOf(transport);
  for (const { results: each } of groups.values()) each.sort((one, other) => rank(one) - rank(other));
  return [...groups.values()];
}

/** Of each workload, the highest rate that most transports were measured at. */
function highestOf(groups: readonly Group[]): Group[] {
  const best = new Map<string, Group>();
  for (const group of groups) {
    const key = `${group.logic} ${group.procedure}`;
    const held = best.get(key);
    const isBetter =
      !held ||
      group.results.length > held.results.length ||
      (group.results.length === held.results.length && group.rate > held.rate);
    if (isBetter) best.set(key, group);
  }
  return [...best.values()];
}

const placeOf = (group: Group): Text => {
  const name = workloadName(group);
  return text(`${name.en}, ${shown(group.rate)} calls/s due`, `${name.ko}, 초당 ${shown(group.rate)}회 예정`);
};

/** Measured once each, figures are told, no tie is claimed and no order either; over rounds, each against the envelope. */
function verdictOn(group: Group): Text[] {
  const base = group.results.find(({ transport }) => transport === BASELINE);
  const rivals = group.results.filter(({ transport }) => RIVALS.includes(transport));
  if (!base || rivals.length === 0) return [];
  const place = placeOf(group);
  const told = [base, ...rivals].map((row) => ({
    name: transportCalled(row.transport).words,
    figures: `${shownAlone(latencyOf(row, 'p50'))} / ${shownAlone(latencyOf(row, 'p99'))} ms`,
  }));
  return [
    ...rivals.flatMap((row) => againstBase(row, base, place)),
    text(
      `${place.en}: half the calls / 99 of 100 are answered within ${told.map(({ name, figures }) => `${figures} over ${name.en}`).join(', ')}.`,
      `${place.ko}: 절반 / 100회 중 99회가 응답되는 시간은 ${told.map(({ name, figures }) => `${name.ko} ${figures}`).join(', ')}.`,
    ),
  ];
}

/** Round by round, of the rounds that both have. */
function againstBase(row: Row, base: Row, place: Text): Text[] {
  const pairs = row.rounds.flatMap(({ round, latencyMs }) => {
    const theirs = round === undefined ? undefined : base.rounds.find((each) => each.round === round);
    return theirs ? [[latencyMs.p99, theirs.latencyMs.p99] as const] : [];
  });
  if (pairs.length < 2) return [];
  const said = clauseOf(
    ratio(
      pairs.map(([ours]) => ours),
      pairs.map(([, theirs]) => theirs),
    ),
  );
  const [who, whom] = [transportCalled(row.transport).words, transportCalled(base.transport).words];
  return [
    text(
      `${place.en}: the p99 of ${who.en} against ${whom.en} is ${said.en}.`,
      `${place.ko}: ${whom.ko} 대비 ${who.ko}의 p99는 ${said.ko}.`,
    ),
  ];
}

function tableOf(groups: readonly Group[]): Table {
  return {
    kind: 'table',
    caption: text(
      'Latency in ms, counted from when a call was due; “p99 as sent” forgets the waiting before it was sent',
      '지연(ms), 호출이 예정된 때부터. “보낸 때부터 p99”는 보내기 전의 기다림을 잊은 값',
    ),
    head: [
      text('Transport', '전송'),
      text('Behind it', '뒤에 있는 것'),
      text('due, calls/s', '예정, 초당'),
      ...PERCENTILES.map(([, name]) => same(name)),
      text('p99 as sent', '보낸 때부터 p99'),
    ],
    rows: groups.flatMap(({ results, rate }) =>
      results.map((each) => [
        cell(transportCalled(each.transport).label),
        cell(workloadName(each)),
        cell(same(shown(rate))),
        ...PERCENTILES.map(([key]) => cell(same(shownEstimate(latencyOf(each, key))))),
        cell(same(shownEstimate(overRounds(each, ({ uncorrectedMs }) => uncorrectedMs.p99)))),
      ]),
    ),
  };
}
