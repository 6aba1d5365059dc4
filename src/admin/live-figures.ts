import { Injectable } from '@nestjs/common';
import { NodeHealth } from '../rpc/node-health.ts';
import { Readings } from '../rpc/readings.ts';
import { NODE_NAME } from './acts.ts';

/** Readings that the page shows; they are told whether METRICS_PORT is set or not. */
const SHOWN = [
  'othello_calls_in_flight',
  'othello_calls_waiting',
  'othello_streams',
  'othello_stream_users',
  'othello_open_connections',
  'othello_rooms',
  'othello_rooms_stored',
  'othello_longest_wait_seconds',
  'othello_database_connections',
  'othello_database_statements_total',
  'othello_database_writable',
  'othello_bus_connected',
  'othello_replays_total',
  'othello_log_lines_dropped_total',
];

export interface LiveFigures {
  node: { name: string; version: string; uptimeS: number; memoryMib: number; isServing: boolean };
  /** by the names of the metrics, with the values of their labels behind it */
  figures: { name: string; label: string; value: number }[];
}

/** What this node tells of itself at this moment. */
@Injectable()
export class LiveFiguresService {
  constructor(
    private readonly readings: Readings,
    private readonly health: NodeHealth,
  ) {}

  async read(): Promise<LiveFigures> {
    const shown = this.readings.all.filter(({ name }) => SHOWN.includes(name));
    const figures = await Promise.all(
      shown.map(async (reading) => {
        const samples = await Promise.resolve(reading.read()).catch(() => []);
        return samples.flatMap(({ labels = {}, value }) =>
          typeof value === 'number' ? [{ name: reading.name, label: Object.values(labels).join(' '), value }] : [],
        );
      }),
    );
    return {
      node: {
        name: NODE_NAME,
        version: process.versions.node,
        uptimeS: Math.round(process.uptime()),
        memoryMib: Math.round(process.memoryUsage.rss() / 1024 ** 2),
        isServing: this.health.isServing,
      },
      figures: figures.flat(),
    };
  }
}
