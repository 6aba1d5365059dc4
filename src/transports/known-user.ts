import { othello } from '../generated/othello.js';
import type { Invocation, Outcome } from '../rpc/dispatcher.ts';

const { ErrorSystem, ErrorUserInvalidToken, ErrorUserDuplicatedLogin, ErrorUserSuspended } = othello.ResultCode;
const { ErrorInvalidProtocolVersion, ErrorInvalidProcedure } = othello.ResultCode;

/** Result codes of calls whose token was not live, or was not checked. */
const UNCHECKED: readonly number[] = [
  ...[ErrorSystem, ErrorUserInvalidToken, ErrorUserDuplicatedLogin, ErrorUserSuspended],
  ...[ErrorInvalidProtocolVersion, ErrorInvalidProcedure],
];

/**
 * Whether a call showed that its client has logged in: a successful Login, or a call with the token of a live session.
 */
export function isOfKnownUser({ procedure }: Invocation, { answers, fault }: Outcome): boolean {
  const code = answers[0]?.code ?? ErrorSystem;
  if (!procedure || fault) return false;
  return procedure.access === 'public' ? procedure.name === 'Login' && code === 0 : !UNCHECKED.includes(code);
}
