import { Injectable } from '@nestjs/common';
import { othello } from '../generated/othello.js';
import { AnswerBytes, type Echo } from '../rpc/answer-bytes.ts';
import { type JsonCodec, type MessageCodec, WireSchema } from '../rpc/codec.ts';
import type { Invocation, Outcome } from '../rpc/dispatcher.ts';
import { Failure, FAILURES, reasonOf } from '../rpc/failures.ts';
import { type BoundProcedure, ProcedureRegistry } from '../rpc/registry.ts';
import { responseMessage } from './response.ts';

interface Envelope {
  protocolVersion?: number | null;
  protocolId?: number | null;
  seqNo?: number | null;
  token?: string | null;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

const HEADERS = new Set(['protocolVersion', 'protocolId', 'seqNo', 'token']);

/** When a call arrived, and from where. */
export type Arrival = Pick<Invocation, 'arrivedMs' | 'origin' | 'transport' | 'requestId' | 'traceparent'>;

/** The encoding of a body. */
export type Format = 'protobuf' | 'json';

export const CONTENT_TYPES: Record<Format, string> = { protobuf: 'application/x-protobuf', json: 'application/json' };

/** Decodes Requests and encodes MultipleResponses, as protobuf or as proto3 JSON. */
@Injectable()
export class EnvelopeCodec {
  private readonly request: MessageCodec;
  private readonly requestJson: JsonCodec;
  private readonly multipleResponseJson: JsonCodec;

  constructor(
    private readonly schema: WireSchema,
    private readonly registry: ProcedureRegistry,
    private readonly bytes: AnswerBytes,
  ) {
    this.request = schema.codec('Request');
    this.requestJson = schema.jsonCodec('Request');
    this.multipleResponseJson = schema.jsonCodec('MultipleResponse');
  }

  /** @param from absent: the call comes from this process @throws Failure Malformed */
  decode(body: Buffer, format: Format, from: Arrival = {}): Invocation {
    if (body.length === 0) throw new Failure(FAILURES.Malformed, 'the body is empty: send a Request');
    const envelope = this.parse(body, format);
    const procedure = this.registry.byId.get(envelope.protocolId ?? 0);
    return {
      procedure,
      request: procedure && soleRequest(envelope, procedure),
      version: envelope.protocolVersion ?? undefined,
      token: envelope.token ?? undefined,
      seqNo: envelope.seqNo ?? undefined,
      deadlineMs: undefined,
      arrivedMs: from.arrivedMs,
      origin: from.origin,
      transport: from.transport,
      requestId: from.requestId,
      traceparent: from.traceparent,
    };
  }

  encode({ answers }: Outcome, format: Format, invocation?: Invocation): Buffer | string {
    const echo: Echo = { version: versionFor(invocation), seqNo: invocation?.seqNo };
    if (format === 'protobuf') return this.bytes.multiple(answers, echo);
    const responses = answers.map((answer) => responseMessage(this.schema, answer, echo));
    return this.multipleResponseJson.stringify({ reqSeqNo: echo.seqNo, responses });
  }

  private parse(body: Buffer, format: Format): Envelope {
    try {
      if (format === 'protobuf') return this.request.decode(body);
      return this.requestJson.parse(UTF8.decode(body));
    } catch (error) {
      throw new Failure(
        FAILURES.Malformed,
        `the body is no ${format} Request (${reasonOf(error)}): see proto/othello.proto`,
        { cause: error },
      );
    }
  }
}

/** The procedure's request, if the envelope has it and no other procedure's. */
function soleRequest(envelope: object, { requestField }: BoundProcedure): object | undefined {
  const fields = envelope as Record<string, object | undefined>;
  for (const field of Object.keys(envelope))
    if (field !== requestField && !HEADERS.has(field) && fields[field] !== undefined) return undefined;
  return Object.hasOwn(envelope, requestField) ? fields[requestField] : undefined;
}

/** The version to answer in: the caller's; the oldest if the caller's is unknown, since every client reads that. */
export function versionFor(invocation: Invocation | undefined): number {
  const { V_1, V_2 } = othello.ProtocolVersion;
  return invocation?.version === V_2 ? V_2 : V_1;
}
