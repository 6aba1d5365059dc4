import net from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

interface Waiting {
  resolve: (body: Buffer) => void;
  reject: (error: Error) => void;
}

/**
 * One HTTP/1.1 connection, one POST at a time, and no more of HTTP than that: two cores are shared by client, server and
 * database, so the client must not be what is measured.
 */
export class HttpConnection {
  private readonly socket: net.Socket;
  private received: Buffer = Buffer.alloc(0);
  private waiting: Waiting | undefined;
  private broken: Error | undefined;

  constructor(port: number) {
    this.socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (chunk: Buffer) => this.take(chunk));
    this.socket.on('error', (error) => this.break(error));
    this.socket.on('close', () => this.break(new Error('the server closed the connection')));
  }

  /** @returns the body of a 200 */
  post(head: string, body: Uint8Array | string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(this.broken);
      this.waiting = { resolve, reject };
      this.socket.cork(); // one write, one packet
      this.socket.write(head, 'latin1');
      this.socket.write(body);
      this.socket.uncork();
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const start = end + END_OF_HEAD.length;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (Number.isNaN(length)) return this.break(new Error('an answer without Content-Length is not read here'));
    if (this.received.length < start + length) return;
    const body = this.received.subarray(start, start + length);
    this.received = this.received.subarray(start + length);
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
