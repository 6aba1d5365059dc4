import type { EventDeliveries, InProcessServer, PushHub, SweepService } from 'othello-rpc';
import type { DueWork } from './due-work.ts';
import type { Subjects } from './fill.ts';

/** A call or a task whose cost must not grow with the data. */
export interface Cost {
  name: string;
  /** blocks that it reads at most, by a limit in its statement which small data do not reach */
  atMost?: number;
  /** before each time, and not counted */
  prepare?: () => Promise<unknown>;
  run: () => Promise<unknown>;
  /** after the last time */
  end?: () => void;
}

/** What is measured, and what it is about. */
export interface GrowthSubjects {
  server: InProcessServer;
  sweep: SweepService;
  push: PushHub;
  events: EventDeliveries;
  work: DueWork;
  subjects: Subjects;
}
