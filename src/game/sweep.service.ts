import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RatingCounts } from '../auth/index.ts';
import { warnOf } from '../error-stack.ts';
import { Transactions } from '../persistence/index.ts';
import { OldSessions } from '../rpc/old-sessions.repository.ts';
import { DueRoomsService } from './play/due-rooms.service.ts';
import { MatchmakingRepository } from './matchmaking/matchmaking.repository.ts';
import { Matchmaking } from './matchmaking/matchmaking.ts';
import { mergeable } from './matchmaking/mergeable.ts';
import { SeatingService } from './rooms/seating.service.ts';
import { UnplayedRooms } from './rooms/unplayed-rooms.repository.ts';

const EVERY_MS = 1000;
/** batches of one task in a round, so that the other tasks have their turn */
const BATCHES = 50;
/** a room's age before the sweep merges it: an owner who calls GameSync merges it sooner */
const MERGE_AFTER_S = 2;
/** not every round, since each leaves old row versions behind, and ranks are exact without it */
const ADD_UP_EVERY_ROUNDS = 10;

interface Task {
  /** for the log, after "could not" */
  what: string;
  everyRounds?: number;
  /** Runs one batch. @returns whether there may be more */
  run: () => Promise<boolean>;
}

/**
 * Ends what is overdue and deletes what is old, since no call would. Every node sweeps; rows that one node has locked
 * are skipped by the others. Each task has its own short transactions, so a task that fails does not affect the others.
 */
@Injectable()
export class SweepService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Sweep');
  readonly tasks: readonly Task[];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;
  private rounds = 0;
  private readonly failures: Record<string, number>;
  private readonly batches: Record<string, number>;
  private lastRoundMs = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly seating: SeatingService,
    private readonly matches: MatchmakingRepository,
    private readonly matchmaking: Matchmaking,
    due: DueRoomsService,
    unplayed: UnplayedRooms,
    sessions: OldSessions,
    ratings: RatingCounts,
  ) {
    this.tasks = [
      { what: 'end overdue rooms', run: () => due.endBatch() },
      { what: 'merge waiting rooms', run: () => this.merge() },
      { what: 'forget old sessions', run: () => sessions.forget() },
      { what: 'forget closed rooms where nobody came', run: () => unplayed.forget() },
      { what: 'add up changes of ratings', everyRounds: ADD_UP_EVERY_ROUNDS, run: () => ratings.addUp() },
    ];
    const none = () => Object.fromEntries(this.tasks.map(({ what }) => [what, 0]));
    [this.batches, this.failures] = [none(), none()];
  }

  /** rounds so far and ms that the last one took; batches and failures of each task, by what it does */
  get gauge() {
    const { rounds, lastRoundMs, batches, failures } = this;
    return { rounds, lastRoundMs, batches, failures };
  }

  onApplicationBootstrap(): void {
    this.plan();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** Stops for good. A test may still run single tasks. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private plan(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = this.sweep().then(() => this.plan());
    }, EVERY_MS);
  }

  private async sweep(): Promise<void> {
    const begunMs = performance.now();
    for (const task of this.tasks) if (this.rounds % (task.everyRounds ?? 1) === 0) await this.runBatches(task);
    this.rounds++;
    this.lastRoundMs = performance.now() - begunMs;
  }

  private async runBatches(task: Task): Promise<void> {
    try {
      for (let batch = 0; batch < BATCHES && !this.isStopped; batch++) {
        count(this.batches, task);
        if (!(await task.run())) return;
      }
    } catch (error) {
      count(this.failures, task);
      warnOf(this.logger, `could not ${task.what}, the next round will`, error);
    }
  }

  /** Merges the rooms of people who have waited longest. */
  private async merge(): Promise<boolean> {
    let merged = 0;
    const waiting = await this.transactions.run((tx) => this.matches.readFirst(tx, MERGE_AFTER_S));
    for (const id of mergeable(waiting, this.matchmaking)) if (await this.seating.merge(id)) merged++;
    return merged > 0;
  }
}

function count(counts: Record<string, number>, { what }: Task): void {
  counts[what] = (counts[what] ?? 0) + 1;
}
