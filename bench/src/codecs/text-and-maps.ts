import { Packr } from 'msgpackr';
import { ownSchema } from 'othello-rpc';
import { type Codec, held, jsonOf } from './codec.ts';
import type { Json } from './messages.ts';
import { NAMES } from './names.ts';

const toText = new TextEncoder();
const ofText = new TextDecoder();

/** JSON.stringify and JSON.parse alone: the least that proto3 JSON can cost. */
export const plainJson: Codec = {
  name: NAMES.json,
  note: 'JSON.stringify and JSON.parse of proto3 JSON: ids stay text, enums names, bytes base64',
  prepare: ({ json }) => ({
    encode: () => toText.encode(JSON.stringify(json)),
    decode: (bytes) => JSON.parse(ofText.decode(bytes)) as unknown,
    json: (decoded) => decoded as Json,
  }),
};

/** As the envelope does it for a caller that sends JSON. */
export const proto3Json: Codec = {
  name: NAMES.proto3Json,
  note: 'what this server does for JSON: protobufjs makes its messages of it and back, each field checked',
  prepare({ type, json }) {
    const schema = ownSchema();
    const message = schema.fromJson(type, JSON.stringify(json));
    return {
      encode: () => toText.encode(JSON.stringify(schema.toJson(type, message))),
      decode: (bytes) => schema.fromJson(type, ofText.decode(bytes)),
      json: (decoded) => schema.toJson(type, decoded as object) as Json,
    };
  },
};

const messagePack = (name: string, note: string, packr: () => Packr): Codec => ({
  name,
  note,
  prepare({ type, json }) {
    const pack = packr();
    const message = held(type, json, {
      integer64: Number, // exact: ids and times are below 2^53
      bytes: (text) => Buffer.from(text, 'base64'),
      enumValue: (_, value) => value,
    });
    return {
      encode: () => pack.pack(message),
      decode: (bytes) => pack.unpack(bytes) as unknown,
      json: (decoded) => jsonOf(type, decoded as Json),
    };
  },
});

export const msgpackr = messagePack(
  NAMES.messagePack,
  'maps with their keys, as any MessagePack library reads them',
  () => new Packr({ useRecords: false }),
);

export const msgpackrShared = messagePack(
  NAMES.messagePackShared,
  "msgpackr's own extension: keys are agreed on once by both ends and not sent",
  () => new Packr({ structures: [] }),
);
