import { compare, type Figure, findCell } from '../cell-figures.ts';
import { type Cell, type Conditions, LOGICS, type Run, type TransportName, TRANSPORTS } from '../results.ts';
import type { Estimate } from '../statistics.ts';
import { BASELINE, transportCalled } from '../transports.ts';
import { workloadOf } from '../workloads.ts';
import { same, type Text, text } from './text.ts';
import type { Clause } from './wording.ts';

/** What is called and what stands behind it. */
export type Workload = Pick<Conditions, 'logic' | 'procedure'>;

export { BASELINE };

const USUAL_CALLERS = 16;

/** The numbers of callers that were measured, the fewest first. */
export const callersOf = ({ cells = [] }: Run): number[] =>
  [...new Set(cells.map(({ callers }) => callers))].sort((one, other) => one - other);

/** Callers at once that tables and verdicts tell of: 16, or what the run has nearest to it. */
export function usualCallers({ cells = [] }: Run): number {
  const all = [...new Set(cells.map(({ callers }) => callers))];
  const distance = (callers: number) => Math.abs(Math.log(callers / USUAL_CALLERS));
  return all.sort((one, other) => distance(one) - distance(other) || one - other)[0] ?? USUAL_CALLERS;
}

/** In the order of what stands behind the call, the least first. */
export function workloadsOf({ cells = [] }: Run): Workload[] {
  const seen = new Map(cells.map(({ logic, procedure }) => [`${logic} ${procedure}`, { logic, procedure }]));
  return [...seen.values()].sort(
    (one, other) =>
      LOGICS.indexOf(one.logic) - LOGICS.indexOf(other.logic) || (one.procedure < other.procedure ? -1 : 1),
  );
}

/** A transport's cell as its clients would usually call. */
export function usualCell(run: Run, transport: TransportName, want: Workload & { callers: number }) {
  const { logic, procedure, callers } = want;
  for (const connections of transportCalled(transport).usual) {
    const found = findCell(run, { transport, logic, procedure, connections, callers });
    if (found) return found;
  }
  return undefined;
}

/** Each transport's usual cell at one workload, in the order of TRANSPORTS. */
export const lineup = (run: Run, want: Workload & { callers: number }): Cell[] =>
  TRANSPORTS.flatMap((transport) => usualCell(run, transport, want) ?? []);

/** A transport ÷ `base`, which is the envelope unless told, both as usual. */
export function againstBaseline(
  run: Run,
  transport: TransportName,
  { base = BASELINE, ...want }: Workload & { callers: number; figure: Figure; base?: TransportName },
): Estimate | undefined {
  const [ours, theirs] = [usualCell(run, transport, want), usualCell(run, base, want)];
  return ours && theirs && compare(ours, theirs, want.figure);
}

/** The same at every workload that is wanted, as clauses of one sentence. */
export function clausesOf(
  run: Run,
  transport: TransportName,
  { isWanted = () => true, ...want }: { callers: number; figure: Figure; isWanted?: (workload: Workload) => boolean },
): Clause[] {
  const known = workloadsOf(run)
    .filter(isWanted)
    .flatMap((workload) => {
      const ratio = againstBaseline(run, transport, { ...workload, ...want });
      return ratio && Number.isFinite(ratio.median) ? [{ workload, ratio }] : [];
    });
  return known.map(({ workload, ratio }, index) => {
    const isAnother = known[index - 1]?.workload.logic !== workload.logic;
    return { ratio, ...placeOf(workload, isAnother) };
  });
}

const NO_RIVALS = new Set<TransportName>([BASELINE, 'in-process', 'grpc']);

/** gRPC first: it is what most ask about. In-process has client and server in one process: it is the zero of a chart, not a rival. */
export const RIVALS: readonly TransportName[] = ['grpc', ...TRANSPORTS.filter((name) => !NO_RIVALS.has(name))];

/** A run of a version that had other workloads is told by the procedure. */
export const workloadName = ({ procedure }: Workload): Text => workloadOf(procedure)?.name ?? same(procedure);

/** Words around a ratio. @param isNamed whether what stands behind the call is to be told, too */
export const placeOf = ({ logic, procedure }: Workload, isNamed: boolean): Pick<Clause, 'before' | 'after'> => ({
  before: isNamed && logic === 'postgresql' ? text('with PostgreSQL behind, ', 'PostgreSQL을 쓰면 ') : same(''),
  after: workloadOf(procedure)?.place ?? text(` for ${procedure}`, `${procedure}에서 `),
});
