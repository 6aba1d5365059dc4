import type { ProcedureMethods, Procedures } from './generated/procedures.ts';
import { type ProcedureName, procedureNames, type Reply } from './names.ts';

/** Options of one call. */
export interface CallOptions {
  /** aborted: the call rejects with its reason; whether it was done is unknown */
  signal?: AbortSignal;
  /** ms until the call is given up, all attempts included; the client's own by default */
  deadlineMs?: number;
}

abstract class CallsByName {
  abstract call<Name extends ProcedureName>(
    procedure: Name,
    request?: Procedures[Name]['request'],
    options?: CallOptions,
  ): Promise<Reply<Name>>;
}

for (const procedure of procedureNames) {
  const method = procedure.charAt(0).toLowerCase() + procedure.slice(1);
  Object.defineProperty(CallsByName.prototype, method, {
    value(this: CallsByName, request?: object, options?: CallOptions) {
      return this.call(procedure, request, options);
    },
  });
}

type Methods = ProcedureMethods<CallOptions, { [Name in ProcedureName]: Reply<Name> }>;

/** One method a procedure, made from the proto's table. */
export const ProcedureCalls = CallsByName as abstract new () => CallsByName & Methods;
