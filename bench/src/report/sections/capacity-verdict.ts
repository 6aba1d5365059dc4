import { transportCalled } from '../../transports.ts';
import { compare, figureOf, findCell } from '../../cell-figures.ts';
import { type Cell, type Conditions, type Run, type TransportName, TRANSPORTS } from '../../results.ts';
import { ratio } from '../../statistics.ts';
import {
  BASELINE,
  callersOf,
  clausesOf,
  placeOf,
  RIVALS,
  usualCallers,
  usualCell,
  type Workload,
  workloadName,
  workloadsOf,
} from '../lineup.ts';
import { type Text, text } from '../text.ts';
import { type Clause, clauseOf, sentence } from '../wording.ts';
import { isCounted } from './checks.ts';

/** What another driver than ours reaches, which is not the limit; then what ours reaches, where it is not either. */
export function throughput(run: Run): Text[] {
  const callers = callersOf(run).at(-1) ?? 0;
  return RIVALS.flatMap((transport) => {
    const checked = checkedClause(run, transport);
    const { fair, limited } = splitByLimit(run, transport, callers);
    const claim = {
      who: transportCalled(transport).words,
      verb: 'reaches',
      what: text('the calls a second', '초당 호출은'),
      whom: transportCalled(BASELINE).words,
    };
    const setting = text(`With ${callers} callers, `, `호출자 ${callers}명일 때 `);
    return [
      ...(checked ? [sentence({ ...claim, setting: DRIVEN_BY_H2LOAD, clauses: [checked] })] : []),
      ...(fair.length > 0 ? [sentence({ ...claim, setting, clauses: fair })] : []),
      ...(limited.length > 0 ? [limitedSentence(transport, { callers, workloads: limited })] : []),
    ];
  });
}

const DRIVEN_BY_H2LOAD = text('Driven by h2load, ', 'h2load로 부하를 주면 ');

/** The transport ÷ the envelope, both driven by h2load in turn; undefined where one is not, or its calls failed. */
function checkedClause(run: Run, transport: TransportName): Clause | undefined {
  const samplesOf = (name: TransportName) => {
    const check = run.crossChecks?.find((each) => each.transport === name);
    return check && isCounted(check) ? check.samples.map(({ h2loadCallsPerS }) => h2loadCallsPerS) : [];
  };
  const [ours, theirs] = [samplesOf(transport), samplesOf(BASELINE)];
  const pairs = Math.min(ours.length, theirs.length);
  if (pairs === 0) return undefined;
  return {
    ...placeOf({ logic: 'no-op', procedure: 'NoOp' }, false),
    ratio: ratio(ours.slice(0, pairs), theirs.slice(0, pairs)),
  };
}

/** Where our own client is busier than the server, calls a second tell of the client: no claim is made of the server. */
function splitByLimit(run: Run, transport: TransportName, callers: number) {
  const isLimited = (workload: Workload) =>
    ([transport, BASELINE] as const).some((name) => {
      const found = usualCell(run, name, { ...workload, callers });
      return found !== undefined && isClientBusier(found);
    });
  const workloads = workloadsOf(run).filter((workload) => usualCell(run, transport, { ...workload, callers }));
  return {
    fair: clausesOf(run, transport, { callers, figure: 'calls/s', isWanted: (workload) => !isLimited(workload) }),
    limited: workloads.filter(isLimited),
  };
}

const isClientBusier = (found: Cell): boolean =>
  figureOf(found, 'client CPU µs').median > figureOf(found, 'server CPU µs').median;

function limitedSentence(
  transport: TransportName,
  { callers, workloads }: { callers: number; workloads: readonly Workload[] },
): Text {
  const [name, base] = [transportCalled(transport).words, transportCalled(BASELINE).words];
  const places = workloads.map(workloadName);
  return text(
    `With ${callers} callers, the calls a second of ${name.en} against ${base.en} are not told (${places.map(({ en }) => en).join(', ')}): the client is busier than the server, so they would measure the client.`,
    `호출자 ${callers}명일 때 ${base.ko} 대비 ${name.ko}의 초당 호출은 말하지 않는다(${places.map(({ ko }) => ko).join(', ')}): 클라이언트가 서버보다 바빠서 클라이언트를 재는 셈이다.`,
  );
}

/** A connection a call, as the talk's clients do, against each way to keep one. */
export function reconnecting(run: Run): Text[] {
  const [workload] = workloadsOf(run);
  const callers = usualCallers(run);
  if (!workload) return [];
  return TRANSPORTS.flatMap((transport) =>
    KEPT_WAYS.flatMap(([connections, way]) => {
      const about = { ...workload, transport, callers };
      const anew = findCell(run, { ...about, connections: 'one-a-call' });
      const kept = findCell(run, { ...about, connections });
      const ratio = anew && kept && compare(anew, kept, 'server CPU µs');
      if (!ratio) return [];
      const name = transportCalled(transport).words;
      const claim = clauseOf(ratio);
      return text(
        `Over ${name.en}, a connection for each call takes ${claim.en} the server CPU of ${way.en}.`,
        `${name.ko}에서 호출마다 새로 연결하면 서버 CPU는 ${way.ko} 대비 ${claim.ko}.`,
      );
    }),
  );
}

const KEPT_WAYS: readonly (readonly [Conditions['connections'], Text])[] = [
  ['kept', text('a connection that each caller keeps', '호출자마다 하나를 유지할 때')],
  ['multiplexed', text('one connection that all callers share', '모두가 하나를 공유할 때')],
];
