import type { ReqLogin } from './generated/procedures.ts';

/** A procedure with its request. */
export interface ProcedureCall {
  procedure: string;
  request: object;
}

const BYTES = 32;

/** Marks one login, however often it is sent: the server answers each time with the same session. */
export const newAttempt = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(BYTES));

/** A login marked as a new one, unless its caller did; any other call as it is. */
export function withAttempt({ procedure, request }: ProcedureCall): ProcedureCall {
  const login: ReqLogin = request;
  if (procedure !== 'Login' || login.attempt !== undefined) return { procedure, request };
  return { procedure, request: { ...request, attempt: newAttempt() } };
}
