import type net from 'node:net';
import { dial, type Place } from './dial.ts';

const NOTHING = Buffer.alloc(0);
const END_OF_HEAD = Buffer.from('\r\n\r\n');

interface Waiting {
  resolve: (body: Buffer) => void;
  reject: (error: Error) => void;
}

/** more than any answer here has */
const READ_BYTES = 16 * 1024;

/** A POST in one piece. @param head from its first line to `content-length: ` */
export function requestBytes(head: string, body: Uint8Array | string): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return Buffer.concat([Buffer.from(`${head}${bytes.length}\r\n\r\n`), bytes]);
}

/**
 * One HTTP/1.1 connection, one POST at a time, and no more of HTTP than that: two cores are shared by client, server and
 * database, so the client must not be what is measured. It reads into one piece of memory: an answer's body is to be read
 * before the next POST.
 */
export class HttpConnection {
  private readonly socket: net.Socket;
  private received: Buffer = NOTHING;
  private waiting: Waiting | undefined;
  private broken: Error | undefined;

  constructor(place: Place) {
    const callback = (bytes: number, buffer: Uint8Array) => {
      this.take(buffer as Buffer, bytes);
      return true;
    };
    const onread = { buffer: Buffer.allocUnsafeSlow(READ_BYTES), callback };
    this.socket = dial(place, 'http/1.1', onread);
    this.socket.on('error', (error) => this.break(error));
    this.socket.on('close', () => this.break(new Error('the server closed the connection')));
  }

  /** @returns the body of a 200 */
  post(request: Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(this.broken);
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(buffer: Buffer, bytes: number): void {
    const chunk = buffer.subarray(0, bytes);
    const received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = received.indexOf(END_OF_HEAD);
    const head = received.toString('latin1', 0, Math.max(end, 0));
    const start = end + END_OF_HEAD.length;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (end >= 0 && Number.isNaN(length))
      return this.break(new Error('an answer without Content-Length is not read here'));
    if (end < 0 || received.length < start + length) {
      this.received = received === chunk ? Buffer.from(chunk) : received;
      return;
    }
    const body = received.subarray(start, start + length);
    this.received = NOTHING;
    const { waiting } = this;
    this.waiting = undefined;
    if (head.startsWith('200', 9)) waiting?.resolve(body);
    else waiting?.reject(new Error(`HTTP ${head.slice(9, 12)}`));
  }

  private break(error: Error): void {
    this.broken ??= error;
    this.waiting?.reject(this.broken);
    this.waiting = undefined;
    this.socket.destroy();
  }
}
