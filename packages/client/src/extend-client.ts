import type { Phase } from './handlers.ts';
import { OthelloClient } from './othello-client.ts';
import type { ClientOptions } from './options.ts';
import type { CallOptions } from './procedure-calls.ts';
import { Schema, type Tables } from './wire/schema.ts';

/**
 * Any of an IDL's Responses; `name` says which body it has.
 * @typeParam Responses bodies by name
 * @experimental
 */
export type ResponseIn<Responses> = {
  [Name in keyof Responses & string]: {
    readonly name: Name;
    /** empty when the code is not Success */
    readonly body: Responses[Name];
    /** a ResultCode's name; its number as text when the server's IDL is newer */
    readonly code: string;
    /** the server's message for a person; absent on success */
    readonly message?: string;
  };
}[keyof Responses & string];

/**
 * What a call of a team's procedure resolves with: the body of its own answer, and in `responses` all answers, its own
 * first.
 * @experimental
 */
export type ReplyIn<Responses, Name extends keyof Responses> = Responses[Name] & {
  readonly responses: readonly ResponseIn<Responses>[];
};

/**
 * The pushes of a team's stream, for `for await` or by `next`; `return` or the signal ends it.
 * @experimental
 */
export interface StreamIn<Responses> extends AsyncIterator<ResponseIn<Responses>, undefined> {
  [Symbol.asyncIterator](): StreamIn<Responses>;
  next(): Promise<IteratorResult<ResponseIn<Responses>, undefined>>;
  /** Ends the iteration, also while it waits for the next push. */
  return(): Promise<IteratorResult<ResponseIn<Responses>, undefined>>;
}

/**
 * Subscribes to the Responses of an IDL, as `OthelloClient.on` does to the server's own.
 * @experimental
 */
export type OnResponse<Responses> = <Name extends keyof Responses & string>(
  name: Name,
  handler: (body: Responses[Name], response: ResponseIn<Responses>) => unknown,
  options?: { phase?: Phase },
) => () => void;

/**
 * A client's class with a team's procedures and streams as methods.
 * @experimental
 */
export type ExtendedClient<Methods> = new (options: ClientOptions) => OthelloClient & Methods;

const methodOf = (procedure: string): string => procedure.charAt(0).toLowerCase() + procedure.slice(1);

/**
 * The client's class with the procedures and streams of a team's IDL; `npx othello gen` writes a call of it, with its
 * types.
 * @param tables the IDL of the server's and the team's: what `gen` writes into procedures.ts
 * @throws TypeError when a procedure's method would hide one of the client's own
 * @experimental
 */
export function extendClient<Methods extends object>(tables: Tables): ExtendedClient<Methods> {
  const schema = new Schema(tables);
  class Extended extends OthelloClient {
    constructor(options: ClientOptions) {
      super(options, schema);
    }
  }
  const define = (procedure: string, value: (this: Extended, request?: object, options?: CallOptions) => unknown) => {
    const method = methodOf(procedure);
    if (method in OthelloClient.prototype)
      throw new TypeError(`procedure ${procedure}: ${method} is a method of the client's own, name it otherwise`);
    Object.defineProperty(Extended.prototype, method, { value });
  };
  const own = OthelloClient.schema.tables;
  for (const procedure of Object.keys(tables.procedures))
    if (!Object.hasOwn(own.procedures, procedure))
      define(procedure, function (request, options) {
        return this.callAny(procedure, request, options);
      });
  for (const procedure of Object.keys(tables.streams))
    if (!Object.hasOwn(own.streams, procedure))
      define(procedure, function (request, options) {
        return this.openStream(procedure, request, options);
      });
  return Extended as unknown as ExtendedClient<Methods>;
}
