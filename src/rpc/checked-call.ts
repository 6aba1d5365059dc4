import { DeadlinePassed, TIMEOUTS_MS } from '../persistence/index.ts';
import type { CountedCall, ExactlyOnce } from './exactly-once.ts';
import { Failure, FAILURES } from './failures.ts';
import type { Invocation } from './invocation.ts';
import type { BoundProcedure } from './registry.ts';
import type { SessionKey } from './session.ts';
import { hashToken } from './sessions.ts';
import type { VersionMap } from './versions.ts';

/** A call that passed the checks that need no database. */
export interface CheckedCall {
  invocation: Invocation;
  procedure: BoundProcedure;
  request: object;
  version: number;
  key: SessionKey;
  counted: CountedCall | undefined;
}

/** Stands for the hash when there is no token. */
const NO_SESSION = Buffer.alloc(0);

/** @throws Failure InvalidProtocolVersion, InvalidProcedure, UserInvalidToken; DeadlinePassed */
export function checkCall(invocation: Invocation, versions: VersionMap, exactlyOnce: ExactlyOnce): CheckedCall {
  const { procedure, request, token, seqNo } = invocation;
  const version = versions.check(invocation.version);
  if (!procedure || !request)
    throw new Failure(
      FAILURES.InvalidProcedure,
      'protocolId must be the field number of the one sub-message sent, both in proto/othello.proto',
    );
  procedure.requireBounded?.(request);
  const deadlineMs = Math.min(
    invocation.deadlineMs ?? Infinity,
    (invocation.arrivedMs ?? Date.now()) + TIMEOUTS_MS.call,
  );
  if (Date.now() > deadlineMs) throw new DeadlinePassed();
  if (procedure.access === 'public') {
    const key = { tokenHash: NO_SESSION, seqNo: undefined, deadlineMs };
    return { invocation, procedure, request, version, key, counted: undefined };
  }
  if (!token) throw new Failure(FAILURES.UserInvalidToken, 'this procedure needs a token: log in first');
  const counted = procedure.effect === 'write' ? exactlyOnce.count(procedure, request, seqNo) : undefined;
  const key = { tokenHash: hashToken(token), seqNo: counted?.seqNo, deadlineMs };
  return { invocation, procedure, request, version, key, counted };
}
