import type { othello } from '../generated/othello.js';

/** The sub-messages of a Response, by field name. */
export type ResponseFields = Omit<
  othello.Response.$Properties,
  'protocolVersion' | 'protocolId' | 'result' | 'reqSeqNo' | '$unknowns'
>;

/** One Response: the server calls a procedure on the client. */
export interface Answer {
  /** its field in Response, `gameSyncRsp` say */
  readonly field: string;
  /** a ResultCode in V_2's numbering; 0 = Success */
  readonly code: number;
  /** for a person; absent on success */
  readonly message?: string;
  readonly body: object;
}

/**
 * A successful answer.
 * @typeParam Fields a team's own Response fields when its procedures aren't in proto/othello.proto
 */
export function answer<
  Fields extends object = ResponseFields,
  Field extends keyof Fields & string = keyof Fields & string,
>(field: Field, body: NonNullable<Fields[Field]>): Answer {
  return { field, code: 0, body };
}
