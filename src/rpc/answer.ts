import type { othello } from '../generated/othello.js';

/** The sub-messages of a Response, by field name. */
export type ResponseFields = Omit<
  othello.Response.$Properties,
  'protocolVersion' | 'protocolId' | 'result' | 'reqSeqNo' | '$unknowns'
>;

/** One Response: the server calls a procedure on the client. */
export interface Answer<Field extends string = string> {
  /** its field in Response, `gameSyncRsp` say */
  readonly field: Field;
  /** a ResultCode in V_2's numbering; 0 = Success */
  readonly code: number;
  /** for a person; absent on success */
  readonly message?: string;
  /** of a fault: ms after which the call may be sent again */
  readonly retryAfterMs?: number;
  readonly body: object;
}

/** What a handler resolves with: the answer of its own procedure, then further answers. */
export type Answers<Field extends string = string> = [Answer<Field>, ...Answer[]];

/** What the handler of an optimistic write resolves with: its answers, and what it changes, if anything. */
export interface Decision<Change, Field extends string = string> {
  answers: Answers<Field>;
  /** what to write if the rows are still as they were read; undefined: nothing */
  change: Change | undefined;
}

/**
 * A successful answer.
 * @typeParam Fields a team's own Response fields when its procedures aren't in proto/othello.proto
 */
export function answer<
  Fields extends object = ResponseFields,
  Field extends keyof Fields & string = keyof Fields & string,
>(field: Field, body: NonNullable<Fields[Field]>): Answer<Field> {
  return { field, code: 0, body };
}
