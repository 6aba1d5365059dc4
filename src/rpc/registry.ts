import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExternalContextCreator, ModuleRef } from '@nestjs/core';
import { MarkedMethods, type Method } from '../marked-methods.ts';
import type { ProcedureLimit } from './allowance.ts';
import type { Answers, Decision } from './answer.ts';
import type { RequestCheck } from './bound-checks.ts';
import type { Call } from './call.ts';
import { type ProcedureShape, WireSchema } from './codec.ts';
import { declaredFailures } from './failures.ts';
import type { OptimisticRows } from './optimistic-rows.ts';
import type { StreamStart } from './stream-source.ts';
import { PROCEDURE, type ProcedureMark } from './procedure.ts';

export interface BoundProcedure extends ProcedureShape {
  access: ProcedureMark['access'];
  effect: ProcedureMark['effect'];
  optimistic: OptimisticRows<object, unknown, unknown> | undefined;
  /** checks a request against its bounds; undefined: it has numbers only */
  requireBounded: RequestCheck | undefined;
  /** which limit its calls count for */
  limit: ProcedureLimit | undefined;
  /**
   * Runs the method with Nest's guards and interceptors around it.
   * @param work runs in the method's place: an optimistic call runs the method several times within
   */
  invoke(request: object, call: Call, work?: () => Promise<Answers>): Promise<Answers>;
  /** Runs the method without guards and interceptors; for procedures with optimistic rows. */
  handle(request: object, call: Call): Promise<Answers | Decision<unknown>>;
  /** `invoke` for a procedure whose effect is a stream. */
  open(request: object, call: Call): Promise<StreamStart>;
}

/** Every @Procedure of every module, checked against the IDL at boot. */
@Injectable()
export class ProcedureRegistry implements OnModuleInit {
  readonly byName = new Map<string, BoundProcedure>();
  readonly byId = new Map<number, BoundProcedure>();

  constructor(
    readonly schema: WireSchema,
    private readonly marked: MarkedMethods,
    private readonly contexts: ExternalContextCreator,
    private readonly modules: ModuleRef,
  ) {}

  /** @throws Error with one line: what is missing for which procedure, message or failure */
  onModuleInit(): void {
    const marked = this.marked.find<ProcedureMark>(PROCEDURE, ({ name }) => `procedure ${name}`);
    for (const { mark, instance, method } of marked) this.bind(mark, instance, method);
    for (const [name, { id }] of this.schema.procedures)
      if (!this.byName.has(name))
        throw new Error(`message Req${name} (${id}) has no procedure: add @Procedure('${name}')`);
    for (const { name, code } of declaredFailures())
      if (!this.schema.resultCodes.has(code))
        throw new Error(`failure ${name} has no code: add ${code} to ResultCode in the IDL`);
  }

  private bind(mark: ProcedureMark, instance: Record<string, Method>, method: string): void {
    const { name, access, effect } = mark;
    const shape = this.schema.procedures.get(name);
    if (!shape) throw new Error(`procedure ${name} has no messages: add Req${name} and Rsp${name} to the IDL`);
    if (shape.isStream !== (effect === 'stream'))
      throw new Error(
        shape.isStream
          ? `procedure ${name} streams in the IDL: declare it effect: 'stream'`
          : `procedure ${name} streams: its rpc returns (stream Response) in the IDL`,
      );
    if (shape.isStream && access === 'public')
      throw new Error(`procedure ${name} streams: declare it access: 'session', so that it ends with the session`);
    if (mark.limit && access === 'session' && (effect !== 'write' || mark.optimistic))
      throw new Error(`procedure ${name} has a limit that nothing counts: only writes in a transaction have one`);
    if (this.byName.has(name)) throw new Error(`procedure ${name} is declared twice: give one another name`);
    const handler = instance[method] as Method;
    const pipeline = this.contexts.create(
      instance,
      inPlaceOf(handler),
      method,
      ...([undefined, undefined, undefined, undefined] as const),
      { guards: true, interceptors: true, filters: false },
      'rpc',
    ) as Method;
    const optimistic =
      mark.optimistic && this.modules.get<unknown, BoundProcedure['optimistic']>(mark.optimistic, { strict: false });
    const requireBounded = this.schema.requestCheck(`Req${name}`, mark.bounds);
    const bound: BoundProcedure = {
      ...{ ...shape, access, effect, optimistic, requireBounded, limit: mark.limit },
      invoke: (request, call, work) => pipeline(request, call, work) as Promise<Answers>,
      handle: (request, call) => handler.call(instance, request, call) as Promise<Answers | Decision<unknown>>,
      open: (request, call) => pipeline(request, call) as Promise<StreamStart>,
    };
    this.byName.set(name, bound);
    this.byId.set(shape.id, bound);
  }
}

/** A handler with the method's metadata that runs `work` if it is given, else the method. */
function inPlaceOf(method: Method): Method {
  function handler(this: unknown, ...[request, call, work]: unknown[]): unknown {
    return typeof work === 'function' ? (work as () => unknown)() : method.call(this, request, call);
  }
  for (const key of Reflect.getMetadataKeys(method) as unknown[])
    Reflect.defineMetadata(key, Reflect.getMetadata(key, method), handler);
  return Object.defineProperty(handler, 'name', { value: method.name });
}
