import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Failure, FAILURES } from '../../rpc/failures.ts';

export const BODY_LIMIT_BYTES = 64 * 1024;
const BODY_TIMEOUT_MS = 5000;
/** A chunk of one byte costs as much as one of a thousand: who sends more than so many sends them to cost. */
const MOST_PIECES = 4096;

const tooLarge = () =>
  new Failure(FAILURES.TooLarge, `the body is over ${BODY_LIMIT_BYTES / 1024} KiB: no call is that large`);
const inPieces = () =>
  new Failure(FAILURES.TooLarge, `the body came in over ${MOST_PIECES} pieces: send it in larger ones`);
const stalled = () =>
  new Failure(FAILURES.BodyStalled, `the body did not arrive within ${BODY_TIMEOUT_MS / 1000} s: send it again`);

/** Whether a request says of itself that its body is too large. */
export const isTooLong = (
  { headers }: { headers: IncomingHttpHeaders },
  limitBytes: number = BODY_LIMIT_BYTES,
): boolean => Number(headers['content-length'] ?? 0) > limitBytes;

/** What a body is read of. */
export interface BodySource {
  headers: IncomingHttpHeaders;
  stream: Readable;
  /** all of it has come, read or not */
  isComplete: () => boolean;
}

/**
 * A request's whole body. The request keeps nothing of it: it lives as long as its answer, and a stream's lives for hours.
 * @param limitBytes more than the usual where a body is longer than its message
 * @throws Failure TooLarge (by Content-Length before a byte is read), BodyStalled
 */
export function readBody(source: BodySource, limitBytes: number = BODY_LIMIT_BYTES): Promise<Buffer> {
  const { stream } = source;
  return new Promise((resolve, reject) => {
    if (isTooLong(source, limitBytes)) return reject(tooLarge());
    const chunks: Buffer[] = [];
    let bytes = 0;
    let timer: NodeJS.Timeout | undefined;
    let isSettled = false;
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes && chunks.length < MOST_PIECES) chunks.push(chunk);
      else {
        stream.pause(); // the rest is not read: the connection, or the stream, closes with the answer
        settle(() => reject(bytes > limitBytes ? tooLarge() : inPieces()));
      }
    };
    const end = () => settle(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    const close = () => clearTimeout(timer);
    const settle = (how: () => void) => {
      isSettled = true;
      clearTimeout(timer);
      stream.off('data', take).off('end', end).off('close', close);
      how();
    };
    stream.on('data', take).on('end', end);
    // most come in one packet with their head, whole when this turn is over: only the others can stall
    setImmediate(() => {
      if (isSettled || source.isComplete() || stream.destroyed) return;
      timer = setTimeout(() => settle(() => reject(stalled())), BODY_TIMEOUT_MS);
      stream.on('close', close);
    });
  });
}
