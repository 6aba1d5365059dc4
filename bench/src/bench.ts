import type { Lab } from './lab.ts';
import type { Budget, Mode } from './plan.ts';
import type { Run, Section, TransportName } from './results.ts';

/** A run under way: what each section is given, and what it adds to. */
export interface Bench {
  readonly mode: Mode;
  readonly budget: Budget;
  readonly lab: Lab;
  /** those that are there, or were asked for */
  readonly transports: readonly TransportName[];
  readonly seed: number;
  /** seeded: every shuffle uses it */
  readonly random: () => number;
  /** as far as it was measured: valid at any time */
  readonly run: Run;
  /** aborted by Ctrl-C: what has started programs ends them then */
  readonly signal: AbortSignal;
}

/** A piece of a run, short enough to end soon after Ctrl-C. */
export interface Step {
  section: Section;
  /** for people, while it runs */
  what: string;
  /** what is missing without it; `what` unless told */
  subject?: string;
  /** about, for the time left */
  seconds: number;
  /** @throws Error with one line: the report says what is missing, and the run goes on */
  run(): Promise<void>;
}
