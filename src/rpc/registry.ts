import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, ExternalContextCreator, MetadataScanner, ModuleRef, Reflector } from '@nestjs/core';
import type { Answer } from './answer.ts';
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
  /** holds a request to its bounds; undefined: it holds numbers alone */
  requireBounded: RequestCheck | undefined;
  /** guards, interceptors, the method: Nest's own pipeline */
  invoke(request: object, call: Call): Promise<Answer[]>;
  /** the same of a procedure whose effect is a stream */
  open(request: object, call: Call): Promise<StreamStart>;
}

type Method = (...args: unknown[]) => unknown;

/** Every @Procedure of every module, held against the proto at boot. */
@Injectable()
export class ProcedureRegistry implements OnModuleInit {
  readonly byName = new Map<string, BoundProcedure>();
  readonly byId = new Map<number, BoundProcedure>();

  constructor(
    readonly schema: WireSchema,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly contexts: ExternalContextCreator,
    private readonly modules: ModuleRef,
  ) {}

  /** @throws Error with one line that says which procedure, message or failure lacks what */
  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const prototype = wrapper.metatype?.prototype as Record<string, Method> | undefined;
      if (!prototype) continue;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const mark = this.reflector.get<ProcedureMark | undefined>(PROCEDURE, prototype[method] as Method);
        if (!mark) continue;
        if (!wrapper.isDependencyTreeStatic())
          throw new Error(`procedure ${mark.name} is in a request-scoped provider: make ${wrapper.name} a singleton`);
        this.bind(mark, wrapper.instance as Record<string, Method>, method);
      }
    }
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
    if (this.byName.has(name)) throw new Error(`procedure ${name} is declared twice: give one another name`);
    const pipeline = this.contexts.create(
      instance,
      instance[method] as Method,
      method,
      ...([undefined, undefined, undefined, undefined] as const),
      { guards: true, interceptors: true, filters: false },
      'rpc',
    );
    const optimistic =
      mark.optimistic && this.modules.get<unknown, BoundProcedure['optimistic']>(mark.optimistic, { strict: false });
    const invoke = <T>(request: object, call: Call): Promise<T> => pipeline(request, call) as Promise<T>;
    const requireBounded = this.schema.requestCheck(`Req${name}`, mark.bounds);
    const methods = { invoke: invoke<Answer[]>, open: invoke<StreamStart> };
    const bound: BoundProcedure = { ...shape, access, effect, optimistic, requireBounded, ...methods };
    this.byName.set(name, bound);
    this.byId.set(shape.id, bound);
  }
}
