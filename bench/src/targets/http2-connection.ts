import net from 'node:net';

// RFC 9113
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const [DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE] = [0, 1, 3, 4, 6, 7, 8];
const END_STREAM = 0x1;
const ACK = 0x1;
const END_HEADERS = 0x4;
const FRAME_HEAD = 9;
const LARGEST_WINDOW = 2 ** 31 - 1;
const INITIAL_WINDOW = 65_535;
const SETTING_INITIAL_WINDOW = 4;
/** of a gRPC message: compressed or not, and its length */
const MESSAGE_HEAD = 5;

interface Waiting {
  resolve: (message: Buffer) => void;
  reject: (error: Error) => void;
  message: Buffer | undefined;
}

interface Frame {
  type: number;
  flags: number;
  /** of the stream */
  id: number;
  payload: Buffer;
}

export function frame(type: number, flags: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.alloc(FRAME_HEAD + payload.length);
  bytes.writeUIntBE(payload.length, 0, 3);
  bytes.writeUInt8(type, 3);
  bytes.writeUInt8(flags, 4);
  bytes.set(payload, FRAME_HEAD);
  return bytes;
}

/** A call's two frames, ready to be sent on any stream. */
export interface PreparedCall {
  bytes: Buffer;
  /** of the second frame's stream id, in bytes */
  secondId: number;
}

/** @param headers in HPACK @param message protobuf */
export function prepareCall(headers: Uint8Array, message: Uint8Array): PreparedCall {
  const first = frame(HEADERS, END_HEADERS, headers);
  const head = Buffer.alloc(MESSAGE_HEAD);
  head.writeUInt32BE(message.length, 1);
  return {
    bytes: Buffer.concat([first, frame(DATA, END_STREAM, Buffer.concat([head, message]))]),
    secondId: first.length + 5,
  };
}

/** HPACK (RFC 7541) with no table and no Huffman code: every header literal, by its name or the static table's. */
export function hpack(headers: readonly (readonly [name: string | number, value: string])[]): Buffer {
  return Buffer.concat(
    headers.map(([name, value]) => {
      const text = (each: string) => Buffer.concat([integer(each.length, 7), Buffer.from(each, 'latin1')]);
      const named = typeof name === 'number' ? integer(name, 4) : Buffer.concat([Buffer.from([0]), text(name)]);
      return Buffer.concat([named, text(value)]);
    }),
  );
}

/** @param bits of the first byte */
function integer(value: number, bits: number): Buffer {
  const most = 2 ** bits - 1;
  if (value < most) return Buffer.from([value]);
  const bytes = [most];
  let rest = value - most;
  for (; rest >= 128; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

/**
 * One HTTP/2 connection for many unary gRPC calls at once, and no more of HTTP/2 than that: headers of answers are not
 * read, since the message itself tells whether the call was a success. With grpc-js as the client, the client would be
 * most of what is measured.
 */
export class Http2Connection {
  private readonly socket: net.Socket;
  private received: Buffer = Buffer.alloc(0);
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private broken: Error | undefined;

  constructor(port: number) {
    this.socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (chunk: Buffer) => this.take(chunk));
    this.socket.on('error', (error) => this.break(error));
    this.socket.on('close', () => this.break(new Error('the server closed the connection')));
    const [settings, window] = [Buffer.alloc(6), Buffer.alloc(4)];
    settings.writeUInt16BE(SETTING_INITIAL_WINDOW);
    settings.writeUInt32BE(LARGEST_WINDOW, 2);
    window.writeUInt32BE(LARGEST_WINDOW - INITIAL_WINDOW);
    this.socket.write(Buffer.concat([PREFACE, frame(SETTINGS, 0, settings), frame(WINDOW_UPDATE, 0, window)]));
  }

  /** @returns the answer's message */
  call({ bytes, secondId }: PreparedCall): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(this.broken);
      const id = this.nextId;
      this.nextId += 2;
      const sent = Buffer.from(bytes);
      sent.writeUInt32BE(id, 5);
      sent.writeUInt32BE(id, secondId);
      this.waiting.set(id, { resolve, reject, message: undefined });
      this.socket.write(sent);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    const bytes = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    let at = 0;
    while (bytes.length - at >= FRAME_HEAD) {
      const end = at + FRAME_HEAD + bytes.readUIntBE(at, 3);
      if (bytes.length < end) break;
      const payload = bytes.subarray(at + FRAME_HEAD, end);
      this.handle({
        type: bytes[at + 3] ?? 0,
        flags: bytes[at + 4] ?? 0,
        id: bytes.readUInt32BE(at + 5) & LARGEST_WINDOW,
        payload,
      });
      at = end;
    }
    this.received = bytes.subarray(at);
  }

  private handle({ type, flags, id, payload }: Frame): void {
    const call = this.waiting.get(id);
    if (type === DATA && call) call.message = call.message ? Buffer.concat([call.message, payload]) : payload;
    else if (type === SETTINGS && !(flags & ACK)) this.socket.write(frame(SETTINGS, ACK, Buffer.alloc(0)));
    else if (type === PING && !(flags & ACK)) this.socket.write(frame(PING, ACK, payload));
    else if (type === RST_STREAM) this.end(id, new Error(`the server reset a call (${payload.readUInt32BE()})`));
    else if (type === GOAWAY) this.break(new Error('the server ended the connection'));
    if ((type === DATA || type === HEADERS) && flags & END_STREAM) this.end(id);
  }

  private end(id: number, error?: Error): void {
    const call = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) call?.reject(error);
    else if (call?.message) call.resolve(call.message.subarray(MESSAGE_HEAD));
    else call?.reject(new Error('the call was answered without a message: grpc-status tells why'));
  }

  private break(error: Error): void {
    this.broken ??= error;
    for (const { reject } of this.waiting.values()) reject(this.broken);
    this.waiting.clear();
    this.socket.destroy();
  }
}
