import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Transactions } from '../persistence/index.ts';
import { Sessions } from '../rpc/sessions.ts';
import { DueRoomsService } from './due-rooms.service.ts';
import { RoomRepository } from './room.repository.ts';
import { SeatingService } from './seating.service.ts';

const EVERY_MS = 1000;
/** of due rooms a round, so that it ends whatever comes in meanwhile */
const BATCHES = 50;
/** owners that sync merge their rooms themselves: the sweep leaves them this long to */
const MERGE_AFTER_S = 2;
const SESSIONS_KEPT_DAYS = 7;
const UNPLAYED_KEPT_HOURS = 24;

/** What nobody's call would do: ends overdue rooms, merges waiting ones, forgets old sessions and closed rooms where nobody came. Every node sweeps. */
@Injectable()
export class SweepService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Sweep');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly rooms: RoomRepository,
    private readonly due: DueRoomsService,
    private readonly seating: SeatingService,
    private readonly sessions: Sessions,
  ) {}

  onApplicationBootstrap(): void {
    this.plan();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private plan(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = this.sweep()
        .catch((error: unknown) => this.logger.warn(`a round failed, the next will do its work: ${String(error)}`))
        .then(() => this.plan());
    }, EVERY_MS);
  }

  private async sweep(): Promise<void> {
    for (let batch = 0; batch < BATCHES && !this.isStopped; batch++) if (!(await this.due.endBatch())) break;
    const mergeable = await this.transactions.run((tx) => this.rooms.findMergeable(tx, MERGE_AFTER_S));
    for (const id of mergeable) await this.seating.merge(id);
    await this.transactions.run((tx) => this.sessions.forgetReplaced(tx, SESSIONS_KEPT_DAYS));
    await this.transactions.run((tx) => this.rooms.forgetUnplayed(tx, UNPLAYED_KEPT_HOURS));
  }
}
