import { shuffled } from '@othello-rpc/kernel/random';
import type { Bench, Step } from '../bench.ts';
import { figureOf, nameOf } from '../cell-figures.ts';
import { type Budget, cellsOf } from '../plan.ts';
import type { Cell, Conditions } from '../results.ts';
import { isNoisy } from '../statistics.ts';
import { BASELINE, usualConnections } from '../transports.ts';
import type { Logic } from '../workload.ts';
import { mainProcedure } from '../workloads.ts';

const AROUND_S = 0.3; // connecting, preparing games
const TWICE_CALLERS = 16;
const NOISY_IN = ['calls/s', 'server CPU µs'] as const;

/**
 * Closed loops. Round by round all cells of a logic take a turn each, in an order drawn anew in which those that are compared
 * stand together: whatever else the machine does meanwhile falls on all of them. The first round warms up and is not kept.
 */
export function cellSteps(bench: Bench, logic: Logic): Step[] {
  const { mode, budget, random, transports } = bench;
  const cells = cellsOf(mode, logic)
    .filter(({ transport }) => transports.includes(transport))
    .flatMap((conditions) => [
      new MeasuredCell(bench, conditions),
      ...(isMeasuredTwice(conditions) ? [new MeasuredCell(bench, conditions, 'again')] : []),
    ]);
  const seconds = (round: number) => (msOf(budget, round) + budget.warmUpMs) / 1000 + AROUND_S;
  const rounds = Array.from({ length: budget.rounds + 1 }, (_, round) =>
    inTurns(cells, random).map((cell) => ({
      section: 'cells' as const,
      what: `${nameOf(cell.conditions)}${cell.list === 'again' ? ' once more' : ''}, ${round === 0 ? 'warm-up' : `round ${round} of ${budget.rounds}`}`,
      subject: `${cell.conditions.transport}, ${logic}`,
      seconds: seconds(round),
      run: () => cell.measure(round),
    })),
  ).flat();
  const again: Step = {
    section: 'cells',
    what: `${logic}, what is noisy again`,
    seconds: budget.againMs / 1000,
    run: () => repeatNoisy(cells, bench),
  };
  return budget.againMs > 0 && cells.length > 0 ? [...rounds, again] : rounds;
}

/**
 * More rounds of the cells whose interval is wide, each beside the envelope's cell that it is compared to, until none is or the
 * time is over. A cell that fails is left out: the rounds before have told why.
 */
async function repeatNoisy(cells: readonly MeasuredCell[], { budget, random, signal }: Bench): Promise<void> {
  const endMs = performance.now() + budget.againMs;
  const isOver = () => signal.aborted || performance.now() >= endMs;
  for (let round = budget.rounds + 1; !isOver(); round++) {
    const noisy = cells.filter((cell) => cell.isNoisy);
    if (noisy.length === 0) return;
    const wanted = new Set(noisy.flatMap((cell) => [cell, ...cells.filter((each) => cell.isHeldAgainst(each))]));
    for (const cell of inTurns([...wanted], random)) if (!isOver()) await cell.measure(round).catch(() => undefined);
  }
}

/** One cell of each logic is: held against itself, it tells how much of a difference is the machine's noise. */
const isMeasuredTwice = ({ transport, logic, procedure, connections, callers }: Conditions): boolean =>
  transport === BASELINE &&
  procedure === mainProcedure(logic) &&
  connections === usualConnections(transport) &&
  callers === TWICE_CALLERS;

/** Cells are compared within a procedure and a number of callers. */
function inTurns(cells: readonly MeasuredCell[], random: () => number): MeasuredCell[] {
  const compared = new Map<string, MeasuredCell[]>();
  for (const cell of cells) {
    const { procedure, callers } = cell.conditions;
    const key = `${procedure} ${callers}`;
    compared.set(key, [...(compared.get(key) ?? []), cell]);
  }
  return shuffled([...compared.values()], random).flatMap((together) => shuffled(together, random));
}

const msOf = ({ roundMs, firstRoundMs }: Budget, round: number) => (round === 0 ? firstRoundMs : roundMs);

class MeasuredCell {
  private readonly cell: Cell;
  private callsPerS = 0;
  private isLost = false;

  constructor(
    private readonly bench: Bench,
    readonly conditions: Conditions,
    readonly list: 'cells' | 'again' = 'cells',
  ) {
    this.cell = { ...conditions, rounds: [] };
  }

  /** The interval of one of the report's main figures is wider than 20 %. */
  get isNoisy(): boolean {
    const { rounds } = this.cell;
    return !this.isLost && rounds.length > 0 && NOISY_IN.some((figure) => isNoisy(figureOf(this.cell, figure)));
  }

  isHeldAgainst({ conditions: other }: MeasuredCell): boolean {
    const { procedure, callers } = this.conditions;
    const isBase = other.transport === BASELINE && other.connections === usualConnections(BASELINE);
    return isBase && other.procedure === procedure && other.callers === callers;
  }

  /** @param round 0 = warm-up */
  async measure(round: number): Promise<void> {
    const { transport, procedure, connections, callers } = this.conditions;
    const { lab, run, budget } = this.bench;
    const { warmUpMs } = budget;
    const ms = msOf(budget, round);
    if (this.isLost) return;
    const calls = Math.ceil((this.callsPerS * 1.5 * (ms + warmUpMs)) / 1000);
    try {
      const target = await lab.target(transport);
      const measured = await target.closedLoop({ procedure, connections, callers, warmUpMs, calls }, ms);
      this.callsPerS = measured.calls / measured.seconds;
      if (round === 0 || measured.calls === 0) return;
      if (this.cell.rounds.length === 0) (run[this.list] ??= []).push(this.cell);
      this.cell.rounds.push({ round, ...measured });
    } catch (error) {
      this.isLost = true;
      throw error;
    }
  }
}
