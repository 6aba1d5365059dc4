import { othello } from '../generated/othello.js';
import type { Answer } from '../rpc/answer.ts';
import type { Echo } from '../rpc/answer-bytes.ts';
import type { WireSchema } from '../rpc/codec.ts';
import type { Invocation, Outcome } from '../rpc/dispatcher.ts';

/** What a response repeats of a call. @param invocation undefined: what was sent is no call */
export const echoOf = (invocation: Pick<Invocation, 'version' | 'seqNo'> | undefined): Echo => ({
  version: invocation?.version ?? othello.ProtocolVersion.V_2,
  seqNo: invocation?.seqNo,
});

/** An answer as a Response message, for JSON: what the envelope and every `follow_ups` carry. */
export function responseMessage(schema: WireSchema, answer: Answer, { version, seqNo }: Echo): object {
  const { field, code, message, retryAfterMs, body } = answer;
  // every call passes here: an object literal with a spread or a computed name is slower in V8
  const response: Record<string, unknown> = {
    protocolVersion: version,
    protocolId: schema.responseIds.get(field),
    result: { code, message, retryAfterMs },
    reqSeqNo: seqNo,
  };
  response[field] = body;
  return response;
}

/**
 * An outcome as the one response message of a unary transport, for JSON: the first answer's fields, its Result in `result`, and
 * the further answers in `follow_ups`.
 */
export function unaryMessage(
  schema: WireSchema,
  { answers }: Outcome,
  invocation: Pick<Invocation, 'version' | 'seqNo'>,
): object {
  const [first, ...rest] = answers;
  if (!first) throw new Error('a call has one answer at least');
  const { code, message, body } = first;
  const echo = echoOf(invocation);
  return {
    ...body,
    result: message === undefined ? { code } : { code, message },
    ...(rest.length > 0 && { followUps: rest.map((answer) => responseMessage(schema, answer, echo)) }),
  };
}
