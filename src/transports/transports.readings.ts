import { Injectable, Optional } from '@nestjs/common';
import { byLabel, Readings, single } from '../rpc/readings.ts';
import { Certificates } from '../tls/certificates.ts';
import { PlayStreams } from './grpc/play.streams.ts';
import { ThriftServer } from './thrift/thrift.server.ts';
import { WebSocketServer } from './websocket/websocket.server.ts';

/** What the transports tell of themselves that have connections of their own. */
@Injectable()
export class TransportsReadings {
  constructor(
    readings: Readings,
    play: PlayStreams,
    webSockets: WebSocketServer,
    thrift: ThriftServer,
    @Optional() certificates?: Certificates,
  ) {
    readings.add({
      name: 'othello_certificate_end_timestamp_seconds',
      help: 'When the certificate of this node ends, in seconds since 1970; no line without TLS.',
      kind: 'gauge',
      read: () => (certificates ? single(certificates.endsMs / 1000) : []),
    });
    readings.add({
      name: 'othello_open_connections',
      help: 'WebSockets, Play streams and Thrift connections that are open on this node.',
      kind: 'gauge',
      labels: ['transport'],
      read: () =>
        byLabel('transport', {
          websocket: webSockets.count,
          'grpc-play': play.count,
          thrift: thrift.gauge.connections,
        }),
    });
  }
}
