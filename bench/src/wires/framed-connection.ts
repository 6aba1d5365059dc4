import type net from 'node:net';
import { dial, type Place } from './dial.ts';

const NOTHING = Buffer.alloc(0);
const LENGTH_BYTES = 4;

interface Waiting {
  resolve: (message: Buffer) => void;
  reject: (error: Error) => void;
}

/** A message behind its length in four bytes. */
export function frameOf(message: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + message.length);
  frame.writeUInt32BE(message.length);
  frame.set(message, LENGTH_BYTES);
  return frame;
}

/** One connection of Thrift's frames, one call at a time, and no more than that: the client must not be what is measured. */
export class FramedConnection {
  private readonly socket: net.Socket;
  private received: Buffer = NOTHING;
  private waiting: Waiting | undefined;
  private broken: Error | undefined;

  constructor(place: Place) {
    this.socket = dial(place);
    this.socket.on('data', (chunk: Buffer) => this.take(chunk));
    this.socket.on('error', (error) => this.break(error));
    this.socket.on('close', () => this.break(new Error('the server closed the connection')));
  }

  /** @returns the content of the frame that answers it */
  ask(frame: Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(this.broken);
      this.waiting = { resolve, reject };
      this.socket.write(frame);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    const received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = received.length < LENGTH_BYTES ? Infinity : LENGTH_BYTES + received.readUInt32BE(0);
    this.received = end <= received.length ? NOTHING : received;
    if (end > received.length) return;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(received.subarray(LENGTH_BYTES, end));
  }

  private break(error: Error): void {
    this.broken ??= error;
    this.waiting?.reject(this.broken);
    this.waiting = undefined;
    this.socket.destroy();
  }
}
