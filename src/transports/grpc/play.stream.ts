import type * as grpc from '@grpc/grpc-js';
import type { BidiCarrier, StreamEnd } from '../bidi-stream.ts';
import type { ServerHttp2Stream } from 'node:http2';
import type { CallSource, Http2Connection } from '../http/http2-connection.ts';
import { CountedWriter } from '../http/counted-writer.ts';
import { cutStream } from './grpc.stream.ts';
import { traceparentOf } from '../../tracing.ts';
import { returnRequestId } from './return-request-id.ts';

export type PlayCall = grpc.ServerDuplexStream<Buffer, Uint8Array>;

/** A call of Play as the carrier of a bidi stream. */
export class PlayCarrier implements BidiCarrier {
  readonly transport = 'grpc-play';
  readonly requestId: string | undefined;
  readonly traceparent: string | undefined;
  readonly connection: Http2Connection;
  readonly address: string;
  private readonly stream: ServerHttp2Stream;
  private readonly writer: CountedWriter;

  /** @param parts `onDrain` is called when the peer was behind and has caught up */
  constructor(
    private readonly call: PlayCall,
    source: CallSource,
    { address, onDrain }: { address: string; onDrain: () => void },
  ) {
    this.address = address;
    this.requestId = returnRequestId(call);
    this.traceparent = traceparentOf(() => call.metadata.get('traceparent')[0]?.toString());
    this.connection = source.connection;
    this.stream = source.stream;
    this.writer = new CountedWriter(call, source, onDrain);
  }

  get isGone(): boolean {
    return this.call.destroyed;
  }

  get isPaused(): boolean {
    return this.call.isPaused();
  }

  pause(): void {
    this.call.pause();
  }

  resume(): void {
    this.call.resume();
  }

  write(message: Uint8Array): boolean {
    return this.writer.write(message);
  }

  end(): void {
    this.call.end();
  }

  fail({ grpc: code, message }: StreamEnd): void {
    this.call.emit('error', { code, details: message });
  }

  cut(): void {
    cutStream(this.stream);
  }

  begin(work: () => void): void {
    this.connection.begin(work);
  }

  done(): void {
    this.connection.done();
  }
}
