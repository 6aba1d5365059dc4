import { SetMetadata, type Type } from '@nestjs/common';
import type { Procedures } from '../generated/procedures.ts';
import type { ProcedureLimit } from './allowance.ts';
import type { Answer, Answers, Decision } from './answer.ts';
import type { Bounds } from './bounds.ts';
import type { Call, OptimisticCall, PublicWriteCall, ReadCall, WriteCall } from './call.ts';
import type { OptimisticRows } from './optimistic-rows.ts';
import type { StreamStart } from './stream-source.ts';

export interface ProcedureOptions {
  /** public: needs no token; session: needs the token of a live session */
  access: 'public' | 'session';
  /**
   * read: takes no lock and writes nothing, its seqNo is ignored; write: in one transaction with its stored answers;
   * stream: a read whose method returns the `StreamStart` of a topic
   */
  effect: 'read' | 'write' | 'stream';
  /** a provider that reads the call's rows with its session, and writes them with it, in one round trip each */
  optimistic?: Type<OptimisticRows<never, unknown, never>>;
  /** of texts, bytes, lists and maps of its request, where the default bounds do not fit */
  bounds?: Bounds;
  /**
   * which limit its calls count for: by the client's address where the access is public, by the user where it writes
   * for a session
   */
  limit?: ProcedureLimit;
}

export interface ProcedureMark extends ProcedureOptions {
  name: string;
}

/** The types of a procedure in the IDL; `npm run gen` makes ours, `Procedures`. */
export interface ProcedureTypes {
  request: unknown;
  /** its field in Response */
  answer: string;
  isStream: boolean;
}

/** The class of call that a handler gets. */
type CallOf<Options> = Options extends { optimistic: Type<OptimisticRows<never, infer Seen, never>> }
  ? OptimisticCall<Seen>
  : Options extends { access: 'public'; effect: 'write' }
    ? PublicWriteCall
    : Options extends { access: 'public' }
      ? Call
      : Options extends { effect: 'write' }
        ? WriteCall
        : ReadCall;

/** What a handler resolves with. */
type ResultOf<Options, Field extends string> = Options extends { effect: 'stream' }
  ? StreamStart
  : Options extends { effect: 'write'; optimistic: Type<infer Rows> }
    ? Rows extends { write(guard: never, change: infer Change, deadlineMs: number): unknown }
      ? Decision<Change, Field>
      : never
    : string extends Field
      ? readonly Answer[]
      : Answers<Field>;

type EffectOf<Of extends ProcedureTypes> = Of['isStream'] extends true ? 'stream' : 'read' | 'write';

type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** A method may have no parameters; if it has, the first must be its procedure's request. */
type WithRequest<Method extends (...args: never[]) => unknown, Request> =
  Parameters<Method> extends []
    ? unknown
    : IsSame<Parameters<Method>[0], Request> extends true
      ? unknown
      : { 'the request is of another procedure': never };

type Handler<Request, Options, Field extends string> = (
  request: Request,
  call: CallOf<Options>,
) => Promise<ResultOf<Options, Field>>;

interface ProcedureDecorator<Known extends { [Name in keyof Known]: ProcedureTypes }> {
  <Name extends keyof Known & string, const Options extends ProcedureOptions & { effect: EffectOf<Known[Name]> }>(
    name: Name,
    options: Options,
  ): <Method extends Handler<Known[Name]['request'], Options, Known[Name]['answer']>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method> & WithRequest<Method, Known[Name]['request']>,
  ) => void;
  /** For a procedure that `Known` does not have: a team's, without types. */
  <Name extends string, const Options extends ProcedureOptions>(
    name: Name extends keyof Known ? never : Name,
    options: Options,
  ): <Method extends Handler<never, Options, string>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ) => void;
}

export const PROCEDURE = Symbol('procedure');

/** `Procedure` for a team's own procedures: `const Procedure = procedureOf<TeamProcedures>()`. */
export const procedureOf =
  <Known extends { [Name in keyof Known]: ProcedureTypes }>(): ProcedureDecorator<Known> =>
  (name: string, options: ProcedureOptions) =>
    SetMetadata<symbol, ProcedureMark>(PROCEDURE, { name, ...options });

/**
 * Marks `async method(request, call)` of a provider as the handler of a procedure of proto/othello.proto, over every
 * transport. Its types follow from the IDL and the options: another procedure's request or answer does not compile, and
 * a call has a transaction only where there is one.
 *
 * It resolves with its answers, the first of them its own procedure's. A stream resolves with a `StreamStart`, an
 * optimistic write with a `Decision`: the answers, and what is to be written.
 *
 * A handler may run several times for one call, so it must have no effect that its transaction does not undo: an
 * optimistic procedure decides again when its rows have changed meanwhile, and a transaction is repeated after a
 * deadlock. Guards and interceptors of reads and of optimistic procedures run once a call; those of other writes run
 * within the transaction, and again when it is repeated. Nest runs them as for any handler (context type 'rpc'); they
 * do not run when a repeated call gets its stored answers. Interceptors of an optimistic procedure get its final
 * answers; changes that they make to these are not stored.
 */
export const Procedure = procedureOf<Procedures>();
