import { SetMetadata, type Type } from '@nestjs/common';
import type { Bounds } from './bounds.ts';
import type { OptimisticRows } from './optimistic-rows.ts';

export interface ProcedureOptions {
  /** public: no token needed; session: a live session is */
  access: 'public' | 'session';
  /**
   * read: takes no lock, writes nothing, not counted by seqNo; write: in one transaction with its stored answers;
   * stream: a read whose method returns a `StreamStart` to be watched
   */
  effect: 'read' | 'write' | 'stream';
  /** a provider that reads the call's rows with its session, and writes them with it, in one round trip each */
  optimistic?: Type<OptimisticRows<never, unknown, never>>;
  /** of texts, bytes, lists and maps of its request that need other bounds than the usual ones */
  bounds?: Bounds;
}

export interface ProcedureMark extends ProcedureOptions {
  name: string;
}

export const PROCEDURE = Symbol('procedure');

/**
 * Marks `async method(req, call): Promise<Answer[]>` (of a stream `Promise<StreamStart>`) of a provider as the procedure `name`
 * of proto/othello.proto, on every transport. Guards and interceptors run as for any handler of Nest's (context type 'rpc').
 */
export const Procedure = (name: string, options: ProcedureOptions) =>
  SetMetadata<symbol, ProcedureMark>(PROCEDURE, { name, ...options });
