import type { Metadata } from '@grpc/grpc-js';
import { Injectable } from '@nestjs/common';
import { WireSchema } from '../../rpc/codec.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import type { BoundProcedure } from '../../rpc/registry.ts';
import { callHeaders } from '../call-headers.ts';
import { unaryMessage } from '../response.ts';

/** What a call says and has beside its request. Its deadline is Infinity when the client set none. */
export interface CallTerms extends Pick<Invocation, 'arrivedMs' | 'origin'> {
  metadata: Metadata;
  deadlineMs: number;
}

/** Metadata to an invocation, an outcome to the procedure's own message. */
@Injectable()
export class GrpcCodec {
  constructor(private readonly schema: WireSchema) {}

  /** @throws Failure Malformed */
  invocation(
    procedure: BoundProcedure,
    request: object,
    { metadata, deadlineMs, arrivedMs, origin }: CallTerms,
  ): Invocation {
    return {
      procedure,
      request,
      ...callHeaders((name) => metadata.get(name)[0]?.toString()),
      deadlineMs,
      arrivedMs,
      origin,
    };
  }

  /** @param outcome an answer, not a fault */
  message(outcome: Outcome, invocation: Invocation | undefined): object {
    return unaryMessage(this.schema, outcome, invocation);
  }
}
