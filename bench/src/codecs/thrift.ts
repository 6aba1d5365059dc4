import thrift from 'thrift';
import { type Field, messages } from '@othello-rpc/client/wire';
import { type Codec, held, jsonOf } from './codec.ts';
import type { Json } from './messages.ts';
import { NAMES } from './names.ts';

const { TBinaryProtocol, TCompactProtocol, TFramedTransport, Thrift } = thrift;
const { Type } = Thrift;
type Struct = Json;

/** Thrift has no unsigned integers; an enum is an i32, bytes are a binary, which is a string on the wire. */
const typeOf = (kind: string): number => {
  if (kind in messages) return Type.STRUCT;
  if (kind === 'uint64') return Type.I64;
  return kind === 'string' || kind === 'bytes' ? Type.STRING : Type.I32;
};

// The calls that generated code would make, in its order, from the table of fields instead of from code a struct.

function writeStruct(out: thrift.TProtocol, type: string, struct: Struct): void {
  out.writeStructBegin(type);
  for (const [id, name, kind, repeated] of messages[type] ?? []) {
    const value = struct[name];
    if (value === undefined) continue;
    out.writeFieldBegin(name, repeated ? Type.LIST : typeOf(kind), id);
    if (repeated) {
      const list = value as unknown[];
      out.writeListBegin(typeOf(kind), list.length);
      for (const each of list) writeValue(out, kind, each);
      out.writeListEnd();
    } else writeValue(out, kind, value);
    out.writeFieldEnd();
  }
  out.writeFieldStop();
  out.writeStructEnd();
}

function writeValue(out: thrift.TProtocol, kind: string, value: unknown): void {
  if (kind in messages) writeStruct(out, kind, value as Struct);
  else if (kind === 'uint64') out.writeI64(value as number);
  else if (kind === 'string') out.writeString(value as string);
  else if (kind === 'bytes') out.writeBinary(value as Buffer);
  else out.writeI32(value as number);
}

const fieldsById = new Map(
  Object.entries(messages).map(([type, fields]) => [type, new Map(fields.map((field) => [field[0], field]))]),
);

function readStruct(input: thrift.TProtocol, type: string): Struct {
  const struct: Struct = {};
  const fields = fieldsById.get(type) as Map<number, Field>;
  input.readStructBegin();
  for (;;) {
    const { ftype, fid } = input.readFieldBegin();
    if (ftype === Type.STOP) break;
    const field = fields.get(fid);
    if (!field) input.skip(ftype);
    else {
      const [, name, kind, repeated] = field;
      struct[name] = repeated ? readList(input, kind) : readValue(input, kind);
    }
    input.readFieldEnd();
  }
  input.readStructEnd();
  return struct;
}

function readList(input: thrift.TProtocol, kind: string): unknown[] {
  const { size } = input.readListBegin();
  const list: unknown[] = [];
  for (let index = 0; index < size; index++) list.push(readValue(input, kind));
  input.readListEnd();
  return list;
}

function readValue(input: thrift.TProtocol, kind: string): unknown {
  if (kind in messages) return readStruct(input, kind);
  if (kind === 'uint64') return input.readI64().toNumber();
  if (kind === 'string') return input.readString();
  return kind === 'bytes' ? input.readBinary() : input.readI32();
}

const thriftCodec = (name: string, Protocol: thrift.ProtocolClass): Codec => ({
  name,
  note: 'the npm package; fields as in the protobuf IDL, the board a list of enums',
  prepare({ type, json }) {
    const message = held(type, json, {
      integer64: Number,
      bytes: (text) => Buffer.from(text, 'base64'),
      enumValue: (_, value) => value,
    });
    return {
      encode() {
        let written: Uint8Array = Buffer.alloc(0);
        const transport = new TFramedTransport(undefined, (frame) => (written = frame.subarray(4)));
        writeStruct(new Protocol(transport), type, message);
        transport.flush();
        return written;
      },
      decode: (bytes) => readStruct(new Protocol(new TFramedTransport(bytes)), type),
      json: (decoded) => jsonOf(type, decoded as Json),
    };
  },
});

export const thriftBinary = thriftCodec(NAMES.thriftBinary, TBinaryProtocol);
export const thriftCompact = thriftCodec(NAMES.thriftCompact, TCompactProtocol);
