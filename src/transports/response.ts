import type { Answer } from '../rpc/answer.ts';
import type { WireSchema } from '../rpc/codec.ts';

/** What the request said of itself, given back. */
export interface Echo {
  version: number;
  seqNo: number | undefined;
}

/** An answer as a Response message: what the envelope and every `follow_ups` carry. */
export function responseMessage(schema: WireSchema, answer: Answer, { version, seqNo }: Echo): object {
  const { field, code, message, body } = answer;
  // every call passes here: a literal with a spread or a computed name in it would take V8's slow road
  const response: Record<string, unknown> = {
    protocolVersion: version,
    protocolId: schema.responseIds.get(field),
    result: { code, message },
    reqSeqNo: seqNo,
  };
  response[field] = body;
  return response;
}
