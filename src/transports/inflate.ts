import { gunzipSync, inflateSync } from 'node:zlib';
import { Failure, FAILURES } from '../rpc/failures.ts';

const INFLATE = { gzip: gunzipSync, deflate: inflateSync };

export type Compression = keyof typeof INFLATE;

/** Whether a header's value names a compression that is supported (other than `identity`). */
export const isCompression = (name: unknown): name is Compression =>
  typeof name === 'string' && Object.hasOwn(INFLATE, name);

/**
 * Decompresses a message, and stops when it is larger than the limit.
 * @throws Failure TooLarge, Malformed
 */
export function inflate(packed: Buffer, compression: Compression, limitBytes: number): Buffer {
  try {
    return INFLATE[compression](packed, { maxOutputLength: limitBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Failure(
        FAILURES.TooLarge,
        `the message unpacks to over ${limitBytes / 1024} KiB: no call is that large`,
      );
    throw new Failure(FAILURES.Malformed, 'the message is marked as compressed and can not be unpacked: send it plain');
  }
}
