import { ownSchema } from '../../src/rpc/codec.ts';

export const schema = ownSchema();

export interface Caller {
  token?: string;
  seqNo?: number;
  /** by default 2 */
  version?: number;
  /** what the caller names the call in its own log */
  requestId?: string;
}

/** One Response in proto3 JSON's terms, the same whatever transport it came through. */
export interface Reply {
  /** field in Response, `gameSyncRsp` say */
  field: string;
  protocolId: number;
  /** name of the ResultCode; its number when the proto has none */
  code: string;
  message?: string;
  /** the sub-message as proto3 JSON: 64-bit integers and enum values are text */
  body: Record<string, unknown>;
}

export interface Replies {
  /** HTTP status, or the one that mirrors the gRPC status; 200 = answered */
  status: number;
  /** empty where a transport tells a fault by its status alone */
  replies: Reply[];
}

/** The server did not do the call, and asks for it again as it is (docs/protocol.md). */
export const isNotDone = ({ status }: Replies): boolean => status === 409 || status === 503;

export type Json = Record<string, unknown>;

export function repliesOf(responses: Json[]): Reply[] {
  return responses.map((response) => {
    const { protocolId, result, ...rest } = response as {
      protocolId: number;
      result: { code: string; message?: string };
    };
    const [field, body] = Object.entries(rest).find(([key]) => schema.responseIds.has(key)) ?? [];
    if (field === undefined) throw new Error(`a Response without its sub-message: ${JSON.stringify(response)}`);
    const { code, message } = result;
    return { field, protocolId, code, ...(message !== undefined && { message }), body: body as Json };
  });
}

export function requestOf(procedure: string, request: object, caller: Caller): Json {
  const shape = schema.procedures.get(procedure);
  if (!shape) throw new Error(`no procedure ${procedure}`);
  return {
    protocolVersion: caller.version ?? 2,
    protocolId: shape.id,
    ...(caller.seqNo !== undefined && { seqNo: caller.seqNo }),
    ...(caller.token !== undefined && { token: caller.token }),
    [shape.requestField]: request,
  };
}
