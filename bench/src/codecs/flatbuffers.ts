import { messages } from '@othello-rpc/client/wire';
import { Builder, ByteBuffer, type Offset } from 'flatbuffers';
import { GameRoomT } from '../generated/flatbuffers/game-room.ts';
import { MultipleResponse, MultipleResponseT } from '../generated/flatbuffers/multiple-response.ts';
import { ReqGamePutT } from '../generated/flatbuffers/req-game-put.ts';
import { Request, RequestT } from '../generated/flatbuffers/request.ts';
import { ResponseT } from '../generated/flatbuffers/response.ts';
import { ResultT } from '../generated/flatbuffers/result.ts';
import { RspGamePutT } from '../generated/flatbuffers/rsp-game-put.ts';
import { RspGameSyncT } from '../generated/flatbuffers/rsp-game-sync.ts';
import { UserT } from '../generated/flatbuffers/user.ts';
import { type Codec, held, jsonOf } from './codec.ts';
import { visitMultipleResponse, visitRequest } from './flatbuffers-visit.ts';
import type { Json, Sample } from './messages.ts';
import { NAMES } from './names.ts';

// The reader and writer are flatc's, made of othello.fbs by scripts/gen-flatbuffers.mjs.

/** A message as flatc's object API holds it. */
interface Packable {
  pack(builder: Builder): Offset;
}

const CLASSES: Record<string, new () => Packable> = {
  GameRoom: GameRoomT,
  MultipleResponse: MultipleResponseT,
  ReqGamePut: ReqGamePutT,
  Request: RequestT,
  Response: ResponseT,
  Result: ResultT,
  RspGamePut: RspGamePutT,
  RspGameSync: RspGameSyncT,
  User: UserT,
};

const LEAVES = {
  integer64: BigInt,
  bytes: (text: string) => new Uint8Array(Buffer.from(text, 'base64')),
  enumValue: (_: string, value: number) => value,
};

function objectOf(type: string, message: Json): Packable {
  const Class = CLASSES[type];
  if (!Class) throw new Error(`othello.fbs has no table ${type}: add it there and here`);
  const object = new Class();
  for (const [, name, kind] of messages[type] ?? []) {
    const value = message[name];
    if (value === undefined) continue;
    const of = (each: unknown): unknown => (kind in messages ? objectOf(kind, each as Json) : each);
    Object.assign(object, { [name]: Array.isArray(value) ? value.map(of) : of(value) });
  }
  return object;
}

/** The writer of one message. The builder is used again, as FlatBuffers advises; the bytes are a copy that may be kept. */
function writerOf({ type, json }: Sample): () => Uint8Array {
  const message = objectOf(type, held(type, json, LEAVES));
  const builder = new Builder(1024);
  return () => {
    builder.clear();
    builder.finish(message.pack(builder));
    return builder.asUint8Array().slice();
  };
}

type Root = Request | MultipleResponse;

const rootOf = (type: string, bytes: Uint8Array): Root =>
  type === 'Request'
    ? Request.getRootAsRequest(new ByteBuffer(bytes))
    : MultipleResponse.getRootAsMultipleResponse(new ByteBuffer(bytes));

const unpacked = (type: string, root: Root): Json => jsonOf(type, root.unpack() as unknown as Json);

/** Read where they lie: the sum of all fields, with the bytes that it was made of. */
export interface Visited {
  sum: number;
  root: Root;
}

export const flatBuffersInPlace: Codec = {
  name: NAMES.flatBuffersInPlace,
  note: 'decode = every field read once where it lies, no object of the message made',
  prepare: (sample) => ({
    encode: writerOf(sample),
    decode(bytes): Visited {
      const root = rootOf(sample.type, bytes);
      return { sum: root instanceof Request ? visitRequest(root) : visitMultipleResponse(root), root };
    },
    json: (decoded) => unpacked(sample.type, (decoded as Visited).root),
  }),
};

export const flatBuffersUnpacked: Codec = {
  name: NAMES.flatBuffers,
  note: 'decode = an object as the other codecs give it',
  prepare: (sample) => ({
    encode: writerOf(sample),
    decode: (bytes) => rootOf(sample.type, bytes).unpack(),
    json: (decoded) => jsonOf(sample.type, decoded as Json),
  }),
};
