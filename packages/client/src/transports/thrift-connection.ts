import type { Socket } from 'node:net';
import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import type { Header } from '../wire/envelope.ts';
import { traceHeader } from '../wire/route.ts';
import { untrusted } from './tls-options.ts';
import { FrameSplitter, lengthFraming } from '../wire/frame-splitter.ts';

/** THeader: its magic, and the lengths of what it has before its fields; lengths are told in words of four bytes. */
const [MAGIC, LENGTH_BYTES, FIXED_BYTES, WORD] = [0x0fff, 4, 10, 4];
const COMPACT = 2;
/** a block of keys with their values */
const KEYS = 1;
const FRAMING = lengthFraming(0, 1 << 24);

/** An answer without its wrapping. */
export interface ThriftAnswerFrame {
  message: Uint8Array;
  /** as over HTTP, of a fault */
  status: number | undefined;
  /** ms after which the call may be sent again, where the server says it */
  retryAfterMs: number | undefined;
}

interface PendingCall {
  resolve(answer: ThriftAnswerFrame): void;
  reject(error: OthelloError): void;
}

/** A frame with a header that says whose call it is. */
export function theader({ token, seqNo, ...trace }: Header, message: Uint8Array): Uint8Array {
  const keys = Object.entries({
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(seqNo !== undefined && { 'x-seq-no': String(seqNo) }),
    ...traceHeader(trace),
  });
  const fields = [COMPACT, 0, ...(keys.length > 0 ? [KEYS, keys.length] : []), ...keys.flat().flatMap(text)];
  const words = Math.ceil(fields.length / WORD);
  const frame = Buffer.alloc(LENGTH_BYTES + FIXED_BYTES + words * WORD + message.length);
  frame.writeUInt32BE(frame.length - LENGTH_BYTES, 0);
  frame.writeUInt16BE(MAGIC, LENGTH_BYTES);
  frame.writeUInt16BE(words, LENGTH_BYTES + 8);
  frame.set(fields, LENGTH_BYTES + FIXED_BYTES);
  frame.set(message, frame.length - message.length);
  return frame;
}

/** Behind its length as a varint. */
function text(value: string): number[] {
  const bytes = Buffer.from(value);
  const length: number[] = [];
  let rest = bytes.length;
  for (; rest > 127; rest >>>= 7) length.push((rest & 127) | 128);
  return [...length, rest, ...bytes];
}

/** One connection, whose answers come in the order of the calls. */
export class ThriftConnection {
  private readonly pending: PendingCall[] = [];
  private readonly frames = new FrameSplitter(FRAMING);
  private error: OthelloError | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly target: string,
  ) {
    socket.on('data', (piece: Buffer) => this.take(piece));
    socket.on('error', (cause: NodeJS.ErrnoException) => this.close(asConnectionFailure(cause, target)));
    socket.on('close', () => this.close(new OutcomeUnknown(`${target} closed the connection before the answer came`)));
  }

  get isOpen(): boolean {
    return this.error === undefined;
  }

  /** @throws OthelloError */
  call(frame: Uint8Array, signal: AbortSignal): Promise<ThriftAnswerFrame> {
    return new Promise((resolve, reject: (error: Error) => void) => {
      if (this.error) return reject(this.error);
      // a call without an answer in time says that the connection is dead; one that was given up says nothing of it
      const stop = () => {
        if (signal.reason instanceof OutcomeUnknown) this.close(signal.reason);
        else reject(signal.reason as Error);
      };
      signal.addEventListener('abort', stop, { once: true });
      const settled = () => signal.removeEventListener('abort', stop);
      this.pending.push({
        resolve: (answer) => {
          settled();
          resolve(answer);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
      this.socket.ref();
      this.socket.write(frame);
    });
  }

  /** At once: what waits for an answer is told the error. */
  close(error: OthelloError): void {
    if (this.error) return;
    this.error = error;
    this.socket.destroy();
    for (const call of this.pending.splice(0)) call.reject(error);
  }

  private take(piece: Buffer): void {
    let frames: Buffer[];
    try {
      frames = this.frames
        .take(piece)
        .map(({ message }) => Buffer.from(message.buffer, message.byteOffset, message.length));
      if (frames.some((frame) => frame.length < FIXED_BYTES || frame.readUInt16BE(0) !== MAGIC))
        throw new RangeError('a frame without THeader');
    } catch (cause) {
      return this.close(
        new CallImpossible(`${this.target} does not speak Thrift with THeader: check the address`, { cause }),
      );
    }
    for (const frame of frames) {
      const begin = FIXED_BYTES + frame.readUInt16BE(8) * WORD;
      this.pending.shift()?.resolve({
        message: Uint8Array.from(frame.subarray(begin)),
        ...faultIn(frame.subarray(FIXED_BYTES, begin)),
      });
    }
    if (this.pending.length === 0) this.socket.unref(); // an idle connection keeps no process alive
  }
}

/** What the server tells of a fault: numbers under keys, each with its length in one byte before it. */
function faultIn(fields: Buffer): Pick<ThriftAnswerFrame, 'status' | 'retryAfterMs'> {
  const text = fields.toString('latin1');
  const [, status] = /x-status.(\d{3})/s.exec(text) ?? [];
  const [, waitMs] = /x-retry-after-ms.(\d{1,9})/s.exec(text) ?? [];
  return {
    status: status === undefined ? undefined : Number(status),
    retryAfterMs: waitMs === undefined ? undefined : Number(waitMs),
  };
}

function asConnectionFailure(cause: NodeJS.ErrnoException, target: string): OthelloError {
  const advice: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there: start the server, or check the port',
    ENOTFOUND: 'there is no such host: check the address',
    ECONNRESET: 'the connection broke before the answer came',
  };
  return new OutcomeUnknown(
    `no answer from ${target}: ${advice[cause.code ?? ''] ?? untrusted(cause.code ?? '') ?? cause.message}`,
    { cause },
  );
}
