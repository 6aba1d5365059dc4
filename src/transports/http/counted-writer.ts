import type { ServerHttp2Stream } from 'node:http2';
import type { Writable } from 'node:stream';
import type { CallSource, Http2Connection } from './http2-connection.ts';

/**
 * Writes to one stream. Bytes count towards its connection's limit from their writing until the peer has taken them.
 */
export class CountedWriter {
  private readonly connection: Http2Connection;
  private readonly stream: ServerHttp2Stream;
  private heldBytes = 0;
  private isBehind = false;
  private isClosed = false;

  /**
   * @param call where to write: the HTTP/2 stream itself, or grpc-js's call around it
   * @param onDrain called when the peer was behind and has caught up
   */
  constructor(
    private readonly call: Writable,
    { connection, stream }: CallSource,
    private readonly onDrain: () => void,
  ) {
    this.connection = connection;
    this.stream = stream;
    call.on('drain', () => this.drained());
    call.on('close', () => this.close());
  }

  /** @returns false when the peer is behind, with this stream or with others of its connection */
  write(bytes: Uint8Array): boolean {
    if (this.call.destroyed) return false;
    const { length } = bytes;
    this.heldBytes += length;
    this.connection.hold(length);
    const takesMore = this.call.write(bytes, () => this.taken(length));
    if (takesMore && this.connection.hasRoom) return true;
    this.isBehind = true;
    return false;
  }

  private taken(bytes: number): void {
    if (this.isClosed) return;
    this.heldBytes -= bytes;
    this.connection.taken(this.stream, bytes);
    if (this.heldBytes === 0) this.drained();
  }

  private drained(): void {
    if (!this.isBehind) return;
    this.isBehind = false;
    this.onDrain();
  }

  /** A stream that closes does not call back for each pending write. */
  private close(): void {
    this.isClosed = true;
    this.connection.taken(this.stream, this.heldBytes);
    this.heldBytes = 0;
  }
}
