import type { Metadata } from '@grpc/grpc-js';
import { Injectable } from '@nestjs/common';
import { AnswerBytes } from '../../rpc/answer-bytes.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import type { BoundProcedure } from '../../rpc/registry.ts';
import { callHeaders } from '../call-headers.ts';
import { echoOf } from '../response.ts';

/** What belongs to a call beside its request. `deadlineMs` is Infinity when the client set none. */
export interface CallTerms extends Pick<Invocation, 'arrivedMs' | 'origin'> {
  metadata: Metadata;
  deadlineMs: number;
}

/** Makes an invocation from a call's metadata, and the procedure's response message from an outcome. */
@Injectable()
export class GrpcCodec {
  constructor(private readonly bytes: AnswerBytes) {}

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
      transport: 'grpc',
    };
  }

  /** The procedure's response message, encoded. @param outcome an answer, not a fault */
  message({ answers }: Outcome, invocation: Invocation | undefined): Buffer {
    return this.bytes.unary(answers, echoOf(invocation));
  }
}
