import { othello } from '../generated/othello.js';
import type { Invocation, Outcome } from '../rpc/dispatcher.ts';

const { ErrorSystem, ErrorUserInvalidToken, ErrorUserDuplicatedLogin } = othello.ResultCode;
const { ErrorInvalidProtocolVersion, ErrorInvalidProcedure } = othello.ResultCode;

/** Answers of calls whose token is none, or was not looked at. */
const UNCHECKED: readonly number[] = [
  ...[ErrorSystem, ErrorUserInvalidToken, ErrorUserDuplicatedLogin],
  ...[ErrorInvalidProtocolVersion, ErrorInvalidProcedure],
];

/** Whether a call showed that its client has logged in: by a login that went well, or by a token of a live session. */
export function isOfKnownUser({ procedure }: Invocation, { answers, fault }: Outcome): boolean {
  const code = answers[0]?.code ?? ErrorSystem;
  if (!procedure || fault) return false;
  return procedure.access === 'public' ? procedure.name === 'Login' && code === 0 : !UNCHECKED.includes(code);
}
