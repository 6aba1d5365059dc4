import type { ReqLogin } from './generated/procedures.ts';

/** A procedure with its request. */
export interface ProcedureCall {
  procedure: string;
  request: object;
}

const BYTES = 32;

/** Random bytes that mark a login: the server answers each sending of it with the same session. */
export const newAttempt = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(BYTES));

/** Adds an attempt to a Login that has none; other calls are returned unchanged. */
export function withAttempt({ procedure, request }: ProcedureCall): ProcedureCall {
  const login: ReqLogin = request;
  if (procedure !== 'Login' || login.attempt !== undefined) return { procedure, request };
  return { procedure, request: { ...request, attempt: newAttempt() } };
}
