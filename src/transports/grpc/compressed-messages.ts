import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { status } from '@grpc/grpc-js';
import type { Failure } from '../../rpc/failures.ts';
import { frame, FRAME_HEAD_BYTES, frameHead } from '../frames.ts';
import { type Compression, inflate } from '../inflate.ts';
import { refuse } from './request-headers.ts';

/**
 * Decompresses the messages of a stream before grpc-js reads them, one after the other. grpc-js itself decompresses all
 * messages of one frame at once, which may be thousands, and answers INTERNAL when one can't be decompressed.
 * @param limitBytes of a message, compressed and decompressed
 */
export function inflateMessages(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, limitBytes: number): void {
  const compression = headers['grpc-encoding'] as Compression; // checkHeaders has refused all others
  headers['grpc-encoding'] = 'identity';
  let parts: Buffer[] = [];
  let size = 0;
  /** bytes that have to arrive before reading goes on: a message's head, then the whole message */
  let needed = FRAME_HEAD_BYTES;
  let isRefused = false;
  const refused = (code: status, details: string) => {
    isRefused = true;
    refuse(stream, { code, details });
  };

  /** @returns undefined when it can't be read: then the stream is refused */
  const unpack = (packed: Buffer): Buffer | undefined => {
    try {
      return frame(0, inflate(packed, compression, limitBytes));
    } catch (error) {
      const { kind, message } = error as Failure;
      refused(kind.grpc, message);
      return undefined;
    }
  };

  const read = (chunk: Buffer, pass: (bytes: Buffer) => void) => {
    parts.push(chunk);
    size += chunk.length;
    while (!isRefused && size >= needed) {
      const [first = chunk] = parts;
      const bytes = parts.length === 1 ? first : Buffer.concat(parts);
      parts = [bytes];
      const head = frameHead(bytes);
      if (!head) return;
      const end = FRAME_HEAD_BYTES + head.length;
      if (head.length > limitBytes) return pass(bytes); // which grpc-js refuses
      needed = end;
      if (size < end) return;
      const message = head.flags === 1 ? unpack(bytes.subarray(FRAME_HEAD_BYTES, end)) : bytes.subarray(0, end);
      parts = [bytes.subarray(end)];
      size -= end;
      needed = FRAME_HEAD_BYTES;
      if (message) pass(message);
    }
  };

  const on = stream.on.bind(stream) as (event: string, listener: (...args: never[]) => void) => ServerHttp2Stream;
  stream.on = ((event: string, listener: (...args: never[]) => void) =>
    event === 'data'
      ? on(event, (chunk: Buffer) => read(chunk, listener as (bytes: Buffer) => void))
      : on(event, listener)) as typeof stream.on;
}
