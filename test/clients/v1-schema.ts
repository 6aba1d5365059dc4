import protobuf from 'protobufjs';

/** What a client of 2017 was built from: V_1 and nothing else. */
const root = new protobuf.Root().loadSync('examples/python/othello_v1.proto', { keepCase: true });
root.resolveAll();

export const typeOf = (name: string) => root.lookupType(`othello.v1.${name}`);

/** A message as plain fields: absent ones have their defaults, sub-messages null; 64-bit integers are text. */
export type Plain = Record<string, unknown>;

export interface V1User {
  id: string;
  name: string;
  exp: number;
  win: number;
  lose: number;
  gold: number;
}

export interface V1Room {
  room_id: string;
  /** plays White */
  user_1: string;
  /** plays Black */
  user_2: string;
  status: number;
  board: number[];
}

export interface V1Answer {
  /** message that the server calls, `RspLogin` say */
  procedure: string;
  code: number;
  message: string;
  body: Plain;
}

export const Code = root.lookupEnum('othello.v1.ResultCode').values;
export const Status = root.lookupEnum('othello.v1.GameRoom.GameRoomStatus').values;

/** @param procedure `ReqLogin` say */
export function encodeRequest(procedure: string, body: Plain, token: string | undefined): Buffer {
  const type = typeOf('Request');
  const field = type.fieldsArray.find((each) => each.type === procedure);
  if (!field) throw new Error(`V_1 has no ${procedure}`);
  const header = { protocolVersion: 1, protocolId: field.id, ...(token !== undefined && { token }) };
  return Buffer.from(type.encode({ ...header, [field.name]: body }).finish());
}

/** The calls in a MultipleResponse. One without its sub-message is ignored, as in 2017. */
export function decodeAnswers(bytes: Uint8Array): V1Answer[] {
  const type = typeOf('Response');
  const { responses } = decode('MultipleResponse', bytes) as { responses: Plain[] };
  return responses.flatMap((response) => {
    const field = type.fieldsById[response.protocolId as number];
    const body = field && (response[field.name] as Plain | null);
    if (!field || !body) return [];
    const { code = 0, message = '' } = (response.result ?? {}) as { code?: number; message?: string };
    return [{ procedure: field.type, code, message, body }];
  });
}

/** As a proto2 parser reads it, which protobufjs does by itself: an enum value that V_1 lacks is as if it weren't there. */
export function decode(message: string, bytes: Uint8Array): Plain {
  const type = typeOf(message);
  return type.toObject(type.decode(bytes), { longs: String, defaults: true });
}
