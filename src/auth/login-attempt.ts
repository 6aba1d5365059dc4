import { createHmac } from 'node:crypto';
import type { Id } from '../rpc/wire-id.ts';
import type { Identity } from './user.repository.ts';

/** of a token: 192 bits, as many as one that is drawn by chance has */
const TOKEN_BYTES = 24;

/**
 * The token of a login, the same for the same attempt (random bytes of the client's) on every node. Nothing secret of the
 * server's goes into it; the platform token does, so that an attempt that is not random gives nobody else the session.
 */
export function tokenOf(attempt: Uint8Array, userId: Id, { platformType, platformToken }: Identity): string {
  const login = ['othello login', userId, platformType, platformToken].join('\0');
  return createHmac('sha256', attempt).update(login).digest().subarray(0, TOKEN_BYTES).toString('base64url');
}
