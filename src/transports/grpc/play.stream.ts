import type * as grpc from '@grpc/grpc-js';
import type { BidiCarrier, StreamEnd } from '../bidi-stream.ts';
import type { GrpcConnection } from './connection.ts';
import { CountedWriter } from './counted-writer.ts';
import { cutCall } from './grpc.stream.ts';

export type PlayCall = grpc.ServerDuplexStream<Buffer, Uint8Array>;

/** A call of Play as what carries a stream of messages. */
export class PlayCarrier implements BidiCarrier {
  private readonly writer: CountedWriter;

  /** @param onDrain called when the peer was behind and has caught up */
  constructor(
    private readonly call: PlayCall,
    readonly connection: GrpcConnection,
    onDrain: () => void,
  ) {
    this.writer = new CountedWriter(call, connection, onDrain);
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
    cutCall(this.call);
  }

  begin(work: () => void): void {
    this.connection.begin(work);
  }

  done(): void {
    this.connection.done();
  }
}
