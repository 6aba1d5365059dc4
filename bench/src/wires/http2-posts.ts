import http2, { type ClientHttp2Session } from 'node:http2';
import { authorityOf, dial, type Place } from './dial.ts';

/** One HTTP/2 connection and POSTs on it: as `grpc-channel.ts` is for gRPC, so that the two compare. */
export class Http2Posts {
  private readonly session: ClientHttp2Session;
  private broken: Error | undefined;

  constructor(place: Place) {
    this.session = http2.connect(`http://${authorityOf(place)}`, { createConnection: () => dial(place, 'h2') });
    this.session.on('error', (error: Error) => (this.broken ??= error));
  }

  /** @returns the body of a 200 */
  post(path: string, contentType: string, body: Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const stream = this.session.request({ ':method': 'POST', ':path': path, 'content-type': contentType });
      const chunks: Buffer[] = [];
      let status: number | undefined;
      stream.on('response', (headers) => (status = headers[':status']));
      stream.on('error', (error: Error) => (this.broken ??= error));
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('close', () => {
        if (status === 200) resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
        else
          reject(
            status === undefined ? (this.broken ?? new Error('the connection broke')) : new Error(`HTTP ${status}`),
          );
      });
      stream.end(body);
    });
  }

  close(): void {
    this.session.destroy();
  }
}
