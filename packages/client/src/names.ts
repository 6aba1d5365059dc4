import {
  procedures,
  type Procedures,
  type ResultCode,
  responses,
  type Responses,
  streams,
  type Streams,
} from './generated/procedures.ts';

export type ProcedureName = keyof Procedures;
export type ResponseName = keyof Responses;

/** A ResultCode's name; its number as text when the server's proto is newer than this SDK's. */
export type ResultCodeName = ResultCode | (string & Record<never, never>);

export const procedureNames = Object.keys(procedures) as ProcedureName[];
/** Procedures that are answered with a stream. */
export const streamNames = Object.keys(streams) as (keyof Streams)[];
export const responseNames = Object.keys(responses) as ResponseName[];

/** One Response: the server calls a procedure on the client. */
export interface ResponseOf<Name extends ResponseName> {
  readonly name: Name;
  /** empty when the code is not Success */
  readonly body: Responses[Name];
  readonly code: ResultCodeName;
  /** the server's message for a person; absent on success */
  readonly message?: string;
  /** of a call that was not done: ms after which it may be sent again */
  readonly retryAfterMs?: number;
}

/** Any Response; `name` says which body it has. */
export type AnyResponse = { [Name in ResponseName]: ResponseOf<Name> }[ResponseName];

/** What a call resolves with: the body of its own answer, and in `responses` all answers, its own first. */
export type Reply<Name extends ProcedureName = ProcedureName> = Procedures[Name]['answer'] & {
  readonly responses: readonly AnyResponse[];
};
