import { Builder, ByteBuffer } from 'flatbuffers';
import { type Codec, held, jsonOf } from './codec.ts';
import { multipleResponseOf, requestOf, Table } from './flatbuffers-read.ts';
import { visitMultipleResponse, visitRequest } from './flatbuffers-visit.ts';
import { type MultipleResponse, type Request, writeMultipleResponse, writeRequest } from './flatbuffers-write.ts';
import type { Json, Sample } from './messages.ts';
import { NAMES } from './names.ts';

const LEAVES = {
  integer64: BigInt,
  bytes: (text: string) => new Uint8Array(Buffer.from(text, 'base64')),
  enumValue: (_: string, value: number) => value,
};

/** The writer of one message. The builder is used again, as FlatBuffers advises; the bytes are a copy that may be kept. */
function writerOf({ type, json }: Sample): () => Uint8Array {
  const message: unknown = withOctets(held(type, json, LEAVES));
  const builder = new Builder(1024);
  const write =
    type === 'Request'
      ? () => writeRequest(builder, message as Request)
      : () => writeMultipleResponse(builder, message as MultipleResponse);
  return () => {
    builder.clear();
    builder.finish(write());
    return builder.asUint8Array().slice();
  };
}

/** A board of one byte a square, as the schema has it. */
function withOctets(message: Json): Json {
  const of = (value: unknown): unknown => {
    if (!Array.isArray(value)) return isMessage(value) ? withOctets(value) : value;
    return typeof value[0] === 'number' ? Uint8Array.from(value as number[]) : value.map(of);
  };
  return Object.fromEntries(Object.entries(message).map(([key, value]) => [key, of(value)]));
}

const isMessage = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

const rootOf = (bytes: Uint8Array): Table => Table.root(new ByteBuffer(bytes));

/** Read where they lie: the sum of all fields, with the bytes that it was made of. */
export interface Visited {
  sum: number;
  root: Table;
}

export const flatBuffersInPlace: Codec = {
  name: NAMES.flatBuffersInPlace,
  note: 'decode = every field read once where it lies, no object made',
  prepare(sample) {
    const visit = sample.type === 'Request' ? visitRequest : visitMultipleResponse;
    const unpack = sample.type === 'Request' ? requestOf : multipleResponseOf;
    return {
      encode: writerOf(sample),
      decode(bytes): Visited {
        const root = rootOf(bytes);
        return { sum: visit(root), root };
      },
      json: (decoded) => jsonOf(sample.type, unpack((decoded as Visited).root) as unknown as Json),
    };
  },
};

export const flatBuffersUnpacked: Codec = {
  name: NAMES.flatBuffers,
  note: 'decode = an object as the other codecs give it',
  prepare(sample) {
    const unpack = sample.type === 'Request' ? requestOf : multipleResponseOf;
    return {
      encode: writerOf(sample),
      decode: (bytes) => unpack(rootOf(bytes)),
      json: (decoded) => jsonOf(sample.type, decoded as Json),
    };
  },
};
