import type net from 'node:net';
import { authorityOf, dial, type Place } from './dial.ts';
import { requireSuccess, shapeOf, type Wire, type WireOptions } from './wire.ts';

// RFC 6455
const BINARY = 0x82; // final, opcode 2
const PING = 0x89;
const PONG = 0x8a;
const CLOSE = 0x88;
const MASKED = 0x80;
const SHORT = 126;
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** A frame of a client: masked, by a mask of zeros, which leaves the bytes as they are. */
function frameOf(kind: number, message: Uint8Array): Buffer {
  const isShort = message.length < SHORT;
  const headBytes = isShort ? 6 : 8;
  const frame = Buffer.alloc(headBytes + message.length);
  frame[0] = kind;
  if (isShort) frame[1] = MASKED | message.length;
  else {
    frame[1] = MASKED | SHORT;
    frame.writeUInt16BE(message.length, 2);
  }
  frame.set(message, headBytes);
  return frame;
}

interface Waiting {
  resolve: (message: Buffer) => void;
  reject: (error: Error) => void;
}

/** One WebSocket, one call at a time, and no more of the protocol than that: the client must not be what is measured. */
export class WebSocketConnection {
  private readonly socket: net.Socket;
  private readonly opened: Promise<void>;
  private received: Buffer = Buffer.alloc(0);
  private isOpen = false;
  private waiting: Waiting | undefined;
  private broken: Error | undefined;
  private settleOpening: Waiting | undefined;

  /** @param push takes every message, where there are more than answers */
  constructor(
    place: Place,
    private readonly push?: (message: Buffer) => void,
  ) {
    this.socket = dial(place, 'http/1.1');
    this.opened = new Promise<void>((resolve, reject) => {
      this.settleOpening = { resolve: () => resolve(), reject };
    });
    this.opened.catch(() => undefined); // told by each call
    this.socket.on('data', (chunk: Buffer) => this.take(chunk));
    this.socket.on('error', (error) => this.break(error));
    this.socket.on('close', () => this.break(new Error('the server closed the connection')));
    this.socket.write(
      `GET /ws HTTP/1.1\r\nhost: ${authorityOf(place)}\r\nupgrade: websocket\r\nconnection: Upgrade\r\n` +
        `sec-websocket-key: ${KEY}\r\nsec-websocket-version: 13\r\nsec-websocket-protocol: othello.v2\r\n\r\n`,
    );
  }

  /** @throws Error when it is broken */
  async send(message: Uint8Array): Promise<void> {
    if (!this.isOpen) await this.opened;
    if (this.broken) throw this.broken;
    this.socket.write(frameOf(BINARY, message));
  }

  async ask(message: Uint8Array): Promise<Buffer> {
    if (!this.isOpen) await this.opened;
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(this.broken);
      this.waiting = { resolve, reject };
      this.socket.write(frameOf(BINARY, message));
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    if (!this.isOpen) {
      const end = this.received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = this.received.toString('latin1', 0, end);
      if (!head.startsWith('HTTP/1.1 101')) return this.break(new Error(`no WebSocket: ${head.split('\r\n')[0]}`));
      this.received = this.received.subarray(end + 4);
      this.isOpen = true;
      this.settleOpening?.resolve(this.received);
    }
    for (let frame = this.nextFrame(); frame; frame = this.nextFrame()) {
      if (frame.kind === PING) this.socket.write(frameOf(PONG, frame.message));
      else if (frame.kind === CLOSE) this.break(new Error('the server closed the WebSocket'));
      else if (this.push && frame.kind === BINARY) this.push(frame.message);
      else if (frame.kind === BINARY) {
        const { waiting } = this;
        this.waiting = undefined;
        waiting?.resolve(frame.message);
      }
    }
  }

  private nextFrame(): { kind: number; message: Buffer } | undefined {
    const bytes = this.received;
    if (bytes.length < 2) return undefined;
    const length = (bytes[1] ?? 0) & 0x7f;
    const start = length === SHORT ? 4 : 2;
    if (length > SHORT) throw new Error('an answer of 64 KiB or more is not read here');
    if (bytes.length < start) return undefined;
    const end = start + (length === SHORT ? bytes.readUInt16BE(2) : length);
    if (bytes.length < end) return undefined;
    this.received = bytes.subarray(end);
    return { kind: bytes[0] ?? 0, message: bytes.subarray(start, end) };
  }

  private break(error: Error): void {
    this.broken ??= error;
    this.settleOpening?.reject(this.broken);
    this.waiting?.reject(this.broken);
    this.waiting = undefined;
    this.socket.destroy();
  }
}

/** The envelope in binary messages of one WebSocket a caller. */
export function openWebSocket({ schema, connections, callers, ...place }: WireOptions): Wire {
  const isKept = connections !== 'one-a-call';
  const kept = isKept ? Array.from({ length: callers }, () => new WebSocketConnection(place)) : [];
  const [codec, multipleResponse] = [schema.codec('Request'), schema.codec('MultipleResponse')];
  return {
    async call({ procedure, request, token, seqNo }, caller) {
      const { id, requestField } = shapeOf(schema, procedure);
      const envelope = { protocolVersion: 2, protocolId: id, seqNo, token, [requestField]: request };
      const connection = kept[caller] ?? new WebSocketConnection(place);
      try {
        const bytes = await connection.ask(codec.encode(envelope).finish());
        const { responses } = multipleResponse.decode(bytes) as { responses: { result?: { code?: number } }[] };
        requireSuccess(procedure, responses[0]?.result);
      } finally {
        if (!isKept) connection.close();
      }
    },
    close: () => kept.forEach((connection) => connection.close()),
  };
}
