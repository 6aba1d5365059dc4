import { Injectable } from '@nestjs/common';
import { Database, ReplicaReads, WriteProbe } from '../persistence/index.ts';
import { Admission } from './admission.ts';
import { ExactlyOnce } from './exactly-once.ts';
import { byLabel, Readings, single } from './readings.ts';

/** What the pipeline and the database behind it tell of themselves. */
@Injectable()
export class RpcReadings {
  constructor(
    readings: Readings,
    admission: Admission,
    exactlyOnce: ExactlyOnce,
    database: Database,
    probe: WriteProbe,
    reads: ReplicaReads,
  ) {
    readings.add(
      {
        name: 'othello_calls_in_flight',
        help: 'Calls that are being answered, those that wait included.',
        kind: 'gauge',
        read: () => single(admission.gauge.inFlight),
      },
      {
        name: 'othello_calls_waiting',
        help: 'Calls in flight that wait for their turn at a connection of the pool.',
        kind: 'gauge',
        read: () => single(admission.gauge.waiting),
      },
      {
        name: 'othello_sessions_calling',
        help: 'Sessions that have calls in flight.',
        kind: 'gauge',
        read: () => single(admission.gauge.sessions),
      },
      {
        name: 'othello_replays_total',
        help: 'Repeated calls that were answered with their stored answers.',
        kind: 'counter',
        read: () => single(exactlyOnce.replays),
      },
      {
        name: 'othello_database_statements_total',
        help: 'Statements sent to PostgreSQL, each a round trip; those of the health probe and of wake-ups are not among them.',
        kind: 'counter',
        read: () => single(database.statements),
      },
      {
        name: 'othello_database_connections',
        help: 'Connections of the pool for calls, by state.',
        kind: 'gauge',
        labels: ['state'],
        read: () => {
          const { open, idle } = database.connections;
          return byLabel('state', { idle, busy: Math.max(0, open - idle) });
        },
      },
      {
        name: 'othello_database_connections_max',
        help: 'Connections that the pool may open (DATABASE_POOL).',
        kind: 'gauge',
        read: () => single(database.poolSize),
      },
      {
        name: 'othello_database_callers_waiting',
        help: 'Callers that have asked the pool for a connection and have none yet.',
        kind: 'gauge',
        read: () => single(database.connections.waiting),
      },
      {
        name: 'othello_replica_reads_total',
        help: 'Reads that may be a little old, by the server that answered them (DATABASE_READ_URL).',
        kind: 'counter',
        labels: ['server'],
        read: () => byLabel('server', reads.gauge),
      },
      {
        name: 'othello_replica_age_seconds',
        help: 'By how much the data of the read replica is older than the primary at most; absent while it is not known.',
        kind: 'gauge',
        read: () => (reads.ageMs === undefined ? [] : single(reads.ageMs / 1000)),
      },
      {
        name: 'othello_database_writable',
        help: '1 while calls could write to the database at the last probe, else 0.',
        kind: 'gauge',
        read: () => single(probe.isWritable ? 1 : 0),
      },
    );
  }
}
