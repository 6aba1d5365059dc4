import type { WireSchema } from 'othello-rpc';
import type { Connections } from '../connections.ts';
import type { Place } from './dial.ts';

/** One call, as every transport can send it. */
export interface Step {
  procedure: string;
  request: object;
  token?: string;
  seqNo?: number;
}

/** One transport's way to a server: the same shape for all, so that nothing but the transport differs. */
export interface Wire {
  /**
   * Encodes, sends, decodes the answer.
   * @param caller 0 … callers - 1; one call at a time each
   * @throws Error with one line: no answer, or another one than success
   */
  call(step: Step, caller: number): Promise<void>;
  close(): void;
}

export interface WireOptions extends Place {
  schema: WireSchema;
  connections: Connections;
  callers: number;
}

interface Result {
  code?: number | string | null;
  message?: string | null;
}

/** @throws Error unless the answer is success: a refused call is cheap, and would be counted as a fast one */
export function requireSuccess(procedure: string, result: Result | null | undefined): void {
  const code = result?.code ?? 0;
  if (code !== 0 && code !== 'Success')
    throw new Error(`${procedure} was refused: ${code}${result?.message ? `, ${result.message}` : ''}`);
}

/** @throws Error when the IDL lacks it */
export function shapeOf(schema: WireSchema, procedure: string) {
  const shape = schema.procedures.get(procedure);
  if (!shape) throw new Error(`the IDL has no procedure ${procedure}`);
  return shape;
}
