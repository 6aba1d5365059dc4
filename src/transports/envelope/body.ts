import type { IncomingMessage } from 'node:http';
import { Failure, FAILURES } from '../../rpc/failures.ts';

export const BODY_LIMIT_BYTES = 64 * 1024;
const BODY_PATIENCE_MS = 5000;

const tooLarge = () =>
  new Failure(FAILURES.TooLarge, `the body is over ${BODY_LIMIT_BYTES / 1024} KiB: no call is that large`);

/**
 * A request's whole body.
 * @throws Failure TooLarge (by Content-Length before a byte is read), BodyStalled
 */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) return reject(tooLarge());
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stalled = setTimeout(
      () =>
        reject(
          new Failure(
            FAILURES.BodyStalled,
            `the body did not arrive within ${BODY_PATIENCE_MS / 1000} s: send it again`,
          ),
        ),
      BODY_PATIENCE_MS,
    );
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= BODY_LIMIT_BYTES) return void chunks.push(chunk);
      clearTimeout(stalled);
      reject(tooLarge());
    });
    request.on('end', () => {
      clearTimeout(stalled);
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
    request.on('close', () => clearTimeout(stalled));
  });
}
