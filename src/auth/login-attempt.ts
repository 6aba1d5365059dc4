import { createHmac } from 'node:crypto';
import type { Id } from '../rpc/wire-id.ts';
import type { Identity } from './user.repository.ts';

/** bytes of a token: 192 bits, as many as a random one has */
const TOKEN_BYTES = 24;

/**
 * The token of a login: the same for the same attempt (the client's random bytes) on every node. It depends on no
 * secret of the server, but on the platform token, so an attempt that others can guess does not show them the token.
 */
export function tokenOf(attempt: Uint8Array, userId: Id, { platformType, platformToken }: Identity): string {
  const login = ['othello login', userId, platformType, platformToken].join('\0');
  return createHmac('sha256', attempt).update(login).digest().subarray(0, TOKEN_BYTES).toString('base64url');
}
