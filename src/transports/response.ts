import { othello } from '../generated/othello.js';
import type { Answer } from '../rpc/answer.ts';
import type { MessageCodec, WireSchema } from '../rpc/codec.ts';
import type { Invocation, Outcome } from '../rpc/dispatcher.ts';

/** Fields of the request that the response repeats. */
export interface Echo {
  version: number;
  seqNo: number | undefined;
}

/** An answer as a Response message: what the envelope and every `follow_ups` carry. */
export function responseMessage(schema: WireSchema, answer: Answer, { version, seqNo }: Echo): object {
  const { field, code, message, body } = answer;
  // every call passes here: an object literal with a spread or a computed name is slower in V8
  const response: Record<string, unknown> = {
    protocolVersion: version,
    protocolId: schema.responseIds.get(field),
    result: { code, message },
    reqSeqNo: seqNo,
  };
  response[field] = body;
  return response;
}

/** The response message of a unary transport in two parts, whose fields are apart. */
export interface UnaryParts {
  /** the fields of the procedure's own answer */
  body: object;
  /** `result` and `follow_ups` */
  rest: object;
}

/**
 * An outcome as the one response message of a unary transport: the first answer's fields, its Result in `result`, and
 * the further answers in `follow_ups`. In two parts, since one copied from both costs more than to encode it.
 */
export function unaryParts(
  schema: WireSchema,
  { answers }: Outcome,
  invocation: Pick<Invocation, 'version' | 'seqNo'> | undefined,
): UnaryParts {
  const [first, ...further] = answers;
  if (!first) throw new Error('a call has one answer at least');
  const { code, message, body } = first;
  const result = message === undefined ? { code } : { code, message };
  if (further.length === 0) return { body, rest: { result } };
  const echo: Echo = { version: invocation?.version ?? othello.ProtocolVersion.V_2, seqNo: invocation?.seqNo };
  return { body, rest: { result, followUps: further.map((answer) => responseMessage(schema, answer, echo)) } };
}

/** The bytes of both parts as one message. */
export const encodeParts = (codec: MessageCodec, { body, rest }: UnaryParts): Buffer =>
  codec.encode(rest, codec.encode(body)).finish() as Buffer; // on Node protobufjs makes Buffers
