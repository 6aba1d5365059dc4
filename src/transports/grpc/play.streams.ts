import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Push } from '../../push/index.ts';
import { Dispatcher } from '../../rpc/dispatcher.ts';
import { EnvelopeCodec } from '../envelope.codec.ts';
import { Frames } from '../frames.ts';
import { type PlayCall, type PlayHall, PlayStream } from './play.stream.ts';

/** The envelope inside bidirectional streams: Requests up, MultipleResponses down. */
@Injectable()
export class PlayStreams implements PlayHall, BeforeApplicationShutdown {
  private readonly streams = new Set<PlayStream>();

  constructor(
    readonly codec: EnvelopeCodec,
    readonly dispatcher: Dispatcher,
    readonly push: Push,
    readonly frames: Frames,
  ) {}

  /** Calls in flight are answered and subscribers hear their last, then the streams end. */
  beforeApplicationShutdown(): void {
    for (const stream of this.streams) stream.finish();
  }

  open(call: PlayCall): void {
    const stream = new PlayStream(call, this);
    this.streams.add(stream);
    call.on('close', () => this.streams.delete(stream));
  }
}
