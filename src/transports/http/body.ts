import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { MESSAGE_LIMIT_BYTES } from '../../rpc/limits.ts';

const BODY_TIMEOUT_MS = 5000;
/** A chunk of one byte costs as much work as one of a thousand bytes, so their number has a limit of its own. */
const MOST_PIECES = 4096;

const tooLarge = () =>
  new Failure(FAILURES.TooLarge, `the body is over ${MESSAGE_LIMIT_BYTES / 1024} KiB: no call is that large`);
const inPieces = () =>
  new Failure(FAILURES.TooLarge, `the body came in over ${MOST_PIECES} pieces: send it in larger ones`);
const stalled = () =>
  new Failure(FAILURES.BodyStalled, `the body did not arrive within ${BODY_TIMEOUT_MS / 1000} s: send it again`);

/** Whether the Content-Length of a request is over the limit. */
export const isTooLong = (
  { headers }: { headers: IncomingHttpHeaders },
  limitBytes: number = MESSAGE_LIMIT_BYTES,
): boolean => Number(headers['content-length'] ?? 0) > limitBytes;

/** A request whose body can be read. */
export interface BodySource {
  headers: IncomingHttpHeaders;
  stream: Readable;
  /** whether the whole body has arrived, even if it is not read yet */
  isComplete: () => boolean;
}

/**
 * Reads the whole body. No listener stays behind on the request, since the request of a stream lives for hours.
 * @param limitBytes larger than the default where the body is longer than the message in it (base64, frames)
 * @throws Failure TooLarge (by Content-Length before a byte is read), BodyStalled
 */
export function readBody(source: BodySource, limitBytes: number = MESSAGE_LIMIT_BYTES): Promise<Buffer> {
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
    // most bodies come in one packet with their head and are whole after this turn of the event loop: no timer for
    // those
    setImmediate(() => {
      if (isSettled || source.isComplete() || stream.destroyed) return;
      timer = setTimeout(() => settle(() => reject(stalled())), BODY_TIMEOUT_MS);
      stream.on('close', close);
    });
  });
}
