import { messages } from '@othello-rpc/client/wire';
import { ownSchema } from 'othello-rpc';
import type { Json, Sample } from './messages.ts';

/** A message of Thrift that says what one of the envelope does. */
export interface ThriftMessage {
  isReply: boolean;
  /** with token and seqNo before it, as TMultiplexedProtocol lets stock clients say them */
  method: string;
  seqId: number;
  /** Req<Method>; or Rsp<Method>, with the answers after the first in it */
  body: Json;
}

const schema = ownSchema();

/** Of protobufjs' objects, integers of 64 bits as the numbers that the server has them as. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if ('toNumber' in value) return (value as { toNumber(): number }).toNumber();
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** Of the answers: which protocol Thrift's methods speak. */
const PROTOCOL_VERSION = 2;

interface Answer extends Json {
  protocolId: number;
  result: Json;
}

/** The sub-message of a Request or a Response: `gamePutReq`, of `ReqGamePut`. */
function subMessageOf(type: 'Request' | 'Response', message: Json) {
  const [id, field, kind] = (messages[type] ?? []).find(([number, name]) => number >= 100 && message[name]) ?? [];
  if (id === undefined || field === undefined || kind === undefined) throw new Error(`a ${type} without a sub-message`);
  return { id, field, method: kind.slice('Req'.length) };
}

export function thriftMessageOf({ type, json }: Sample): ThriftMessage {
  const message = plain(schema.fromJson(type, JSON.stringify(json))) as Json;
  if (type === 'Request') {
    const { field, method } = subMessageOf(type, message);
    const { token, seqNo } = message as { token: string; seqNo: number };
    const prefix = `token=${token}&x-seq-no=${seqNo}`;
    return { isReply: false, method: `${prefix}:${method}`, seqId: seqNo, body: message[field] as Json };
  }
  const { reqSeqNo, responses } = message as { reqSeqNo: number; responses: Answer[] };
  const [first, ...rest] = responses;
  if (!first) throw new Error('an answer without responses');
  const { field, method } = subMessageOf('Response', first);
  const followUps = rest.map((answer) => {
    const { field: name } = subMessageOf('Response', answer);
    return { protocolId: answer.protocolId, result: answer.result, [name]: answer[name] };
  });
  const body = { ...(first[field] as Json), ...(followUps.length > 0 && { followUps }) };
  return { isReply: true, method, seqId: reqSeqNo, body };
}

/** The inverse, in proto3 JSON. */
export function jsonOfThrift({ isReply, method: whole, seqId, body }: ThriftMessage): Json {
  const method = whole.slice(whole.lastIndexOf(':') + 1);
  const header = { protocolVersion: PROTOCOL_VERSION };
  if (!isReply) {
    const { id, field } = slotOf('Request', `Req${method}`);
    const said = new URLSearchParams(whole.slice(0, whole.lastIndexOf(':')));
    const [token, seqNo] = [said.get('token'), Number(said.get('x-seq-no'))];
    return schema.toJson('Request', { ...header, protocolId: id, seqNo, token, [field]: body }) as Json;
  }
  const { id, field } = slotOf('Response', `Rsp${method}`);
  const { followUps = [], ...first } = body as { followUps?: Json[] };
  const answers = [{ protocolId: id, result: { code: 0 }, [field]: first }, ...followUps];
  const responses = answers.map((answer) => ({ ...header, reqSeqNo: seqId, ...answer }));
  return schema.toJson('MultipleResponse', { reqSeqNo: seqId, responses }) as Json;
}

function slotOf(type: 'Request' | 'Response', kind: string) {
  const [id, field] = (messages[type] ?? []).find((each) => each[2] === kind) ?? [];
  if (id === undefined || field === undefined) throw new Error(`${type} has no ${kind}`);
  return { id, field };
}
