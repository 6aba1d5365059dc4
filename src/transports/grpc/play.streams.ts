import { type BeforeApplicationShutdown, Injectable, Optional } from '@nestjs/common';
import { PushHub } from '../../push/index.ts';
import { Dispatcher } from '../../rpc/dispatcher.ts';
import { EventLoop } from '../../rpc/event-loop.ts';
import { type BidiServices, BidiStream } from '../bidi-stream.ts';
import { ClientAddresses } from '../client-addresses.ts';
import { EnvelopeCodec } from '../envelope.codec.ts';
import { Frames } from '../frames.ts';
import { ConnectionTimes } from '../http/connection-times.ts';
import { GrpcConnections } from './connections.ts';
import { type PlayCall, PlayCarrier } from './play.stream.ts';
import { forwardedFor } from './request-headers.ts';

/** The rpc Play: Requests from the client, MultipleResponses to it, on one bidirectional stream. */
@Injectable()
export class PlayStreams implements BidiServices, BeforeApplicationShutdown {
  private readonly streams = new Set<BidiStream>();

  constructor(
    readonly codec: EnvelopeCodec,
    readonly dispatcher: Dispatcher,
    readonly push: PushHub,
    readonly frames: Frames,
    readonly eventLoop: EventLoop,
    private readonly connections: GrpcConnections,
    private readonly addresses: ClientAddresses,
    @Optional() private readonly times: ConnectionTimes = new ConnectionTimes(),
  ) {}

  /** Calls in flight are answered and subscribers get their last heartbeat, then the streams end. */
  beforeApplicationShutdown(): void {
    for (const stream of this.streams) stream.finish();
  }

  /** how many streams are open */
  get count(): number {
    return this.streams.size;
  }

  open(call: PlayCall): void {
    const source = this.connections.sourceOf(call);
    if (!source) return;
    source.connection.read(source.stream, true);
    const peer = source.connection.socket?.remoteAddress;
    const address = this.addresses.of(peer, forwardedFor(call.metadata));
    const carrier = new PlayCarrier(call, source, { address, onDrain: () => stream.drained() });
    const stream = new BidiStream(carrier, this, this.times.loginMs);
    this.streams.add(stream);
    call.on('data', (bytes: Buffer) => stream.take(bytes));
    call.on('end', () => stream.hangUp());
    call.on('close', () => {
      stream.gone();
      this.streams.delete(stream);
    });
  }
}
