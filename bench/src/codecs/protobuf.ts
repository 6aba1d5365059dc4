import { ownSchema, readIdl, WireSchema } from 'othello-rpc';
import { decodeMessage, encodeMessage } from '@othello-rpc/client/wire';
import { boardOf, setsOf } from './bitboards.ts';
import { type Codec, held, jsonOf, type Prepared } from './codec.ts';
import type { Json, Sample } from './messages.ts';
import { NAMES } from './names.ts';

function prepared(schema: WireSchema, { type, json }: Sample): Prepared {
  const codec = schema.codec(type);
  const message = schema.fromJson(type, JSON.stringify(json));
  return {
    encode: () => codec.encode(message).finish(),
    decode: (bytes) => codec.decode(bytes),
    json: (decoded) => schema.toJson(type, decoded as object) as Json,
  };
}

/** Our IDL with one line of it written another way; its classes are made as it loads, by the same library. */
const variant = (line: string, other: string): WireSchema => new WireSchema(readIdl().replace(line, other));

const BOARD = 'repeated BoardItemType board = 5;';

/** Classes made by pbjs from the IDL. */
export const protobufStatic: Codec = {
  name: NAMES.protobuf,
  note: 'protobufjs static: what this server speaks',
  prepare: (sample) => prepared(ownSchema(), sample),
};

/** As proto2 wrote a repeated enum in 2017: a tag for each square. */
export const protobufUnpacked: Codec = {
  name: NAMES.unpacked,
  note: 'protobufjs: what the 2017 clients speak',
  prepare: (sample) => prepared(variant(BOARD, BOARD.replace(';', ' [packed = false];')), sample),
};

/** Two sets of 64 bits in the place of 64 enums. */
export const protobufBitboards: Codec = {
  name: NAMES.bitboards,
  note: 'protobufjs: black and white as 64 bits each in place of 64 enums, kept as bits by the reader',
  prepare(sample) {
    // the board's own number, and one that is free: of those that take a byte none is left
    const schema = variant(BOARD, 'optional fixed64 black = 5; optional fixed64 white = 20;');
    const given = withRooms(sample.json, ({ board, ...room }) => ({ ...room, ...setsOf(board as string[]) }));
    const bits = prepared(schema, { ...sample, json: given });
    return {
      ...bits,
      json: (decoded) =>
        withRooms(bits.json(decoded), ({ black, white, ...room }) => ({
          ...room,
          board: boardOf(String(black), String(white)),
        })),
    };
  },
};

function withRooms(json: Json, change: (room: Json) => Json): Json {
  const of = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(of);
    return typeof value === 'object' && value !== null ? withRooms(value as Json, change) : value;
  };
  const entries = Object.entries(json).map(([key, value]) => [key, key === 'room' ? change(value as Json) : of(value)]);
  return Object.fromEntries(entries) as Json;
}

export const sdkCodec: Codec = {
  name: NAMES.sdk,
  note: 'made for the size of a browser bundle, not for speed: ids as text, enums by name',
  prepare({ type, json }) {
    const message = held(type, json, {
      integer64: (text) => text,
      bytes: (text) => new Uint8Array(Buffer.from(text, 'base64')),
      enumValue: (name) => name,
    });
    return {
      encode: () => encodeMessage(type, message),
      decode: (bytes) => decodeMessage(type, bytes),
      json: (decoded) => jsonOf(type, decoded as Json),
    };
  },
};
