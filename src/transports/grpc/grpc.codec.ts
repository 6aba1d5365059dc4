import type { Metadata } from '@grpc/grpc-js';
import { Injectable } from '@nestjs/common';
import { othello } from '../../generated/othello.js';
import { WireSchema } from '../../rpc/codec.ts';
import type { Invocation, Outcome } from '../../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import type { BoundProcedure } from '../../rpc/registry.ts';
import { type Echo, responseMessage } from '../response.ts';

const { V_2 } = othello.ProtocolVersion;
const UINT32_MAX = 2 ** 32 - 1;

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
    const version = text(metadata, 'x-protocol-version');
    return {
      procedure,
      request,
      version: version === undefined ? V_2 : Number(version),
      token: /^Bearer +(.+)$/i.exec(text(metadata, 'authorization') ?? '')?.[1],
      seqNo: seqNoOf(text(metadata, 'x-seq-no')),
      deadlineMs,
      arrivedMs,
      origin,
    };
  }

  /** The first answer's fields, its Result in `result`, the answers after it in `follow_ups`. */
  message({ answers }: Outcome, invocation: Invocation | undefined): object {
    const [first, ...rest] = answers;
    if (!first) throw new Error('a call has one answer at least');
    const { code, message, body } = first;
    const echo: Echo = { version: invocation?.version ?? V_2, seqNo: invocation?.seqNo };
    return {
      ...body,
      result: message === undefined ? { code } : { code, message },
      ...(rest.length > 0 && { followUps: rest.map((answer) => responseMessage(this.schema, answer, echo)) }),
    };
  }
}

function text(metadata: Metadata, key: string): string | undefined {
  return metadata.get(key)[0]?.toString();
}

function seqNoOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seqNo = /^\d{1,10}$/.test(value) ? Number(value) : NaN;
  if (seqNo <= UINT32_MAX) return seqNo;
  throw new Failure(FAILURES.Malformed, `x-seq-no "${value}" is no uint32: count a session's calls from 1`);
}
