import { procedures, responses, streams } from '../generated/procedures.ts';
import { type AnyResponse, type ProcedureName, type ResponseName, responseNames } from '../names.ts';
import { decodeMessage } from './decode.ts';
import { encodeMessage } from './encode.ts';
import type { Message } from './table.ts';

const PROTOCOL_VERSION = 2;

/** What the session knows of a call. */
export interface Header {
  token?: string;
  seqNo?: number;
}

const nameOfId = new Map<unknown, ResponseName>(responseNames.map((name) => [responses[name].id, name]));

const requests = { ...procedures, ...streams };

/** A Request of the envelope. @throws TypeError with one line that says which field is wrong */
export function encodeEnvelope(procedure: ProcedureName | 'Subscribe', request: object, header: Header): Uint8Array {
  const { id, requestField } = requests[procedure];
  return encodeMessage('Request', {
    protocolVersion: PROTOCOL_VERSION,
    protocolId: id,
    ...header,
    [requestField]: request,
  });
}

/** A MultipleResponse of the envelope. @throws RangeError, TypeError when it is none */
export function decodeEnvelope(bytes: Uint8Array): AnyResponse[] {
  return responsesOf(decodeMessage('MultipleResponse', bytes).responses);
}

/** A MultipleResponse of Play. @returns reqSeqNo undefined: a push @throws RangeError, TypeError when it is none */
export function decodePlayed(bytes: Uint8Array): { reqSeqNo: number | undefined; responses: AnyResponse[] } {
  const { reqSeqNo, responses: list } = decodeMessage('MultipleResponse', bytes);
  return { reqSeqNo: reqSeqNo as number | undefined, responses: responsesOf(list) };
}

/** A Response, as streams carry it. @returns none when a later proto added it @throws RangeError, TypeError when it is none */
export function decodeResponse(bytes: Uint8Array): AnyResponse[] {
  return responsesOf([decodeMessage('Response', bytes)]);
}

/** What one gRPC call answers: its own answer with `result` and `follow_ups` in it. */
export function decodeUnary(procedure: ProcedureName, bytes: Uint8Array): AnyResponse[] {
  const name: ResponseName = `Rsp${procedure}`;
  const message = decodeMessage(name, bytes);
  return [response(name, message.result, message), ...responsesOf(message.followUps)];
}

/** Responses that a later proto added are left out. */
function responsesOf(list: unknown): AnyResponse[] {
  return (list as Message[]).flatMap((each) => {
    const name = nameOfId.get(each.protocolId);
    return name ? [response(name, each.result, each[responses[name].field] as Message | undefined)] : [];
  });
}

/** @param message with fields in it that carry what else was answered */
function response(name: ResponseName, result: unknown, message: Message = {}): AnyResponse {
  const { code = 'Success', message: reason } = (result ?? {}) as { code?: string; message?: string };
  const body = { ...message };
  delete body.result;
  delete body.followUps;
  const made: unknown = { name, body, code, ...(reason !== undefined && { message: reason }) };
  return made as AnyResponse;
}
