import type { AnyResponse } from '../names.ts';
import { decodeMessage } from './decode.ts';
import { encodeMessage } from './encode.ts';
import type { Message, Schema } from './schema.ts';

const PROTOCOL_VERSION = 2;

/**
 * What a session adds to a call.
 * @experimental
 */
export interface Header {
  token?: string | undefined;
  seqNo?: number | undefined;
  /** the span that the call is made in; sent where calls have headers */
  traceparent?: string | undefined;
}

/**
 * A call or a stream with its header, and the IDL that its procedure is of.
 * @experimental
 */
export interface EnvelopeCall extends Header {
  procedure: string;
  request: object;
  schema: Schema;
}

/** A Request of the envelope. @throws TypeError with one line that says which field is wrong */
export function encodeEnvelope({ procedure, request, token, seqNo, schema }: EnvelopeCall): Uint8Array {
  const { id, requestField } = schema.requestSlotOf(procedure);
  const header = { protocolVersion: PROTOCOL_VERSION, protocolId: id, token, seqNo };
  return encodeMessage('Request', { ...header, [requestField]: request }, schema);
}

/** A MultipleResponse of the envelope. @throws RangeError, TypeError when it is none */
export function decodeEnvelope(bytes: Uint8Array, schema: Schema): AnyResponse[] {
  return decodeNumbered(bytes, schema).responses;
}

/**
 * A MultipleResponse of a transport whose answers name their Requests.
 * @returns reqSeqNo undefined: a push
 * @throws RangeError, TypeError when it is none
 */
export function decodeNumbered(
  bytes: Uint8Array,
  schema: Schema,
): { reqSeqNo: number | undefined; responses: AnyResponse[] } {
  const { reqSeqNo, responses: list } = decodeMessage('MultipleResponse', bytes, schema);
  return { reqSeqNo: reqSeqNo as number | undefined, responses: responsesOf(list, schema) };
}

/**
 * A Response, as streams carry it.
 * @returns none when a later IDL added it
 * @throws RangeError, TypeError when it is none
 */
export function decodeResponse(bytes: Uint8Array, schema: Schema): AnyResponse[] {
  return responsesOf([decodeMessage('Response', bytes, schema)], schema);
}

/** Decodes the response of a unary call, which contains `result` and `follow_ups`. */
export function decodeUnary(procedure: string, bytes: Uint8Array, schema: Schema): AnyResponse[] {
  return unaryResponses(procedure, decodeMessage(`Rsp${procedure}`, bytes, schema), schema);
}

/** The same of a message that is decoded: its own answer, and those in its `followUps`. */
export function unaryResponses(procedure: string, message: Message, schema: Schema): AnyResponse[] {
  const name = `Rsp${procedure}`;
  return [response(name, message.result, message), ...responsesOf(message.followUps, schema)];
}

/** Responses that a later IDL added are left out. */
function responsesOf(list: unknown, schema: Schema): AnyResponse[] {
  return (list as Message[]).flatMap((each) => {
    const slot = schema.responseOf(each.protocolId);
    if (!slot) return [];
    const [name, field] = slot;
    return [response(name, each.result, each[field] as Message | undefined)];
  });
}

interface Result {
  code?: string;
  message?: string;
  retryAfterMs?: number;
}

/** @param message with fields in it that carry what else was answered */
function response(name: string, result: unknown, message: Message = {}): AnyResponse {
  const { code = 'Success', message: reason, retryAfterMs } = (result ?? {}) as Result;
  const body = { ...message };
  delete body.result;
  delete body.followUps;
  const waits = retryAfterMs !== undefined && { retryAfterMs };
  const made: unknown = { name, body, code, ...(reason !== undefined && { message: reason }), ...waits };
  return made as AnyResponse;
}
