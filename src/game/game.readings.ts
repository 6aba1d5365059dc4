import { Injectable } from '@nestjs/common';
import { byLabel, Readings, single } from '../rpc/readings.ts';
import { OptimisticRoomReads } from './play/optimistic-room-reads.repository.ts';
import { OptimisticRoomWrites } from './play/optimistic-room-writes.repository.ts';
import { RoomCache } from './play/room-cache.ts';
import { SeatingService } from './rooms/seating.service.ts';
import { SweepService } from './sweep.service.ts';

/** What the game tells of itself. */
@Injectable()
export class GameReadings {
  constructor(
    readings: Readings,
    private readonly reads: OptimisticRoomReads,
    private readonly writes: OptimisticRoomWrites,
    private readonly cache: RoomCache,
    private readonly seating: SeatingService,
    private readonly sweep: SweepService,
  ) {
    this.addBatches(readings);
    this.addCache(readings);
    this.addSweep(readings);
    readings.add({
      name: 'othello_matchmaking_wait_seconds',
      help: 'How long people had waited whom matchmaking found an opponent; rooms of bots are not among them.',
      kind: 'histogram',
      read: () => single(this.seating.waits),
    });
  }

  private addBatches(readings: Readings): void {
    const { reads, writes } = this;
    readings.add(
      {
        name: 'othello_batch_calls',
        help: 'Optimistic calls that shared one statement: sizes of the batches.',
        kind: 'histogram',
        labels: ['statement'],
        read: () => byLabel('statement', { read: reads.batcher.sizes, write: writes.batcher.sizes }),
      },
      {
        name: 'othello_batch_queue',
        help: 'Optimistic calls that wait for the next batch.',
        kind: 'gauge',
        labels: ['statement'],
        read: () => byLabel('statement', { read: reads.batcher.queued, write: writes.batcher.queued }),
      },
    );
  }

  private addCache(readings: Readings): void {
    readings.add(
      {
        name: 'othello_room_cache_lookups_total',
        help: 'Puts that looked into the room cache, by whether they found what they needed.',
        kind: 'counter',
        labels: ['result'],
        read: () => {
          const { hits, misses } = this.cache.gauge;
          return byLabel('result', { hit: hits, miss: misses });
        },
      },
      {
        name: 'othello_room_cache_entries',
        help: 'Rooms in the room cache.',
        kind: 'gauge',
        read: () => single(this.cache.gauge.entries),
      },
    );
  }

  private addSweep(readings: Readings): void {
    readings.add(
      {
        name: 'othello_sweep_rounds_total',
        help: 'Rounds of the sweep, one a second.',
        kind: 'counter',
        read: () => single(this.sweep.gauge.rounds),
      },
      {
        name: 'othello_sweep_round_seconds',
        help: 'How long the last round of the sweep took.',
        kind: 'gauge',
        read: () => single(this.sweep.gauge.lastRoundMs / 1000),
      },
      {
        name: 'othello_sweep_batches_total',
        help: 'Batches of the tasks of the sweep.',
        kind: 'counter',
        labels: ['task'],
        read: () => byLabel('task', this.sweep.gauge.batches),
      },
      {
        name: 'othello_sweep_failures_total',
        help: 'Batches of the tasks of the sweep that failed; the next round tries again.',
        kind: 'counter',
        labels: ['task'],
        read: () => byLabel('task', this.sweep.gauge.failures),
      },
    );
  }
}
