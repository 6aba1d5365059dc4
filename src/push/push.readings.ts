import { Injectable } from '@nestjs/common';
import { Readings, single } from '../rpc/readings.ts';
import { PushHub } from './push-hub.ts';

/** What the push hub tells of itself. */
@Injectable()
export class PushReadings {
  constructor(readings: Readings, hub: PushHub) {
    readings.add(
      {
        name: 'othello_streams',
        help: 'Streams of pushes that are open on this node.',
        kind: 'gauge',
        read: () => single(hub.gauge.subscribers),
      },
      {
        name: 'othello_stream_users',
        help: 'Users that have a stream open on this node.',
        kind: 'gauge',
        read: () => single(hub.gauge.users),
      },
      {
        name: 'othello_stream_topics',
        help: 'Topics that somebody watches on this node.',
        kind: 'gauge',
        read: () => single(hub.gauge.topics),
      },
    );
  }
}
