import type { InProcessServer, PushHub, SweepService } from 'othello-rpc';
import type { Fill, Subjects } from './fill.ts';

/** Something that is to cost what it does while the data grows: a call, or a task that runs by itself. */
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
  fill: Fill;
  subjects: Subjects;
}
