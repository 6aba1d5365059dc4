import { createHmac } from 'node:crypto';
import { Failure, FAILURES } from '../rpc/failures.ts';
import type { Id } from '../rpc/wire-id.ts';
import type { Identity } from './user.repository.ts';

const LEAST_BYTES = 16;
const MOST_BYTES = 64;
/** of a token: 192 bits, as many as one that is drawn by chance has */
const TOKEN_BYTES = 24;

/**
 * The random bytes with which a client marks one login, so that it may send it again.
 * @returns undefined when it sent none
 * @throws Failure InvalidArgument
 */
export function attemptOf(attempt: Uint8Array | null | undefined): Uint8Array | undefined {
  if (!attempt) return undefined;
  if (attempt.length >= LEAST_BYTES && attempt.length <= MOST_BYTES) return attempt;
  throw new Failure(
    FAILURES.InvalidArgument,
    `attempt has ${attempt.length} bytes: send ${LEAST_BYTES} to ${MOST_BYTES} random ones, or none`,
  );
}

/**
 * The token of a login, the same for the same attempt on every node. Nothing secret of the server's goes into it; the
 * platform token does, so that an attempt that is not random gives nobody else the session.
 */
export function tokenOf(attempt: Uint8Array, userId: Id, { platformType, platformToken }: Identity): string {
  const login = ['othello login', userId, platformType, platformToken].join('\0');
  return createHmac('sha256', attempt).update(login).digest().subarray(0, TOKEN_BYTES).toString('base64url');
}
