import type { ThriftField, ThriftStruct, ThriftType } from 'othello-rpc';
import thrift from 'thrift';

const { Type } = thrift.Thrift;

type Struct = Record<string, unknown>;

const typeOf = ({ kind }: ThriftType): number => {
  if (kind === 'struct') return Type.STRUCT;
  if (kind === 'list') return Type.LIST;
  if (kind === 'map') return Type.MAP;
  if (kind === 'bool') return Type.BOOL;
  if (kind === 'double') return Type.DOUBLE;
  if (kind === 'i64' || kind === 'u64') return Type.I64;
  return kind === 'string' || kind === 'binary' || kind === 'bytes-of-enum' ? Type.STRING : Type.I32;
};

/**
 * Structs by the npm package's protocols: the calls that code of Thrift's compiler makes, in its order, by the IDL's fields
 * instead of by code a struct. Objects are as protobufjs has them, integers of 64 bits as numbers.
 */
export class NpmStructs {
  private readonly structs: ReadonlyMap<string, { fields: readonly ThriftField[]; byId: Map<number, ThriftField> }>;

  constructor(structs: readonly ThriftStruct[]) {
    this.structs = new Map(
      structs.map(({ name, fields }) => [name, { fields, byId: new Map(fields.map((field) => [field.id, field])) }]),
    );
  }

  write(out: thrift.TProtocol, name: string, struct: object): void {
    out.writeStructBegin(name);
    for (const { id, name: field, key, type } of this.structs.get(name)?.fields ?? []) {
      const value = Object.hasOwn(struct, key) ? (struct as Struct)[key] : undefined;
      if (value === undefined || value === null || isEmpty(value, type)) continue;
      out.writeFieldBegin(field, typeOf(type), id);
      this.writeValue(out, type, value);
      out.writeFieldEnd();
    }
    out.writeFieldStop();
    out.writeStructEnd();
  }

  read(input: thrift.TProtocol, name: string): object {
    const struct: Struct = {};
    const byId = this.structs.get(name)?.byId;
    input.readStructBegin();
    for (;;) {
      const { ftype, fid } = input.readFieldBegin();
      if (ftype === Type.STOP) break;
      const field = byId?.get(fid);
      if (field && ftype === typeOf(field.type)) struct[field.key] = this.readValue(input, field.type);
      else input.skip(ftype);
      input.readFieldEnd();
    }
    input.readStructEnd();
    return struct;
  }

  protected writeInteger64(out: thrift.TProtocol, value: unknown): void {
    out.writeI64(value as number);
  }

  protected readInteger64(value: thrift.Int64, type: ThriftType): unknown {
    const number = value.toNumber();
    return type.kind === 'u64' && number < 0 ? number + 2 ** 64 : number;
  }

  /** @param key of protobufjs' map: text */
  protected writeKey(out: thrift.TProtocol, type: ThriftType, key: string): void {
    const value = type.kind === 'string' ? key : type.kind === 'bool' ? key === 'true' : Number(key);
    this.writeValue(out, type, value);
  }

  protected readKey(input: thrift.TProtocol, type: ThriftType): string {
    return String(this.readValue(input, type));
  }

  private writeValue(out: thrift.TProtocol, type: ThriftType, value: unknown): void {
    switch (type.kind) {
      case 'struct':
        return this.write(out, type.struct.name, value as object);
      case 'list': {
        const list = value as unknown[];
        out.writeListBegin(typeOf(type.of), list.length);
        for (const each of list) this.writeValue(out, type.of, each);
        return out.writeListEnd();
      }
      case 'map': {
        const entries = Object.entries(value as object);
        out.writeMapBegin(typeOf(type.key), typeOf(type.of), entries.length);
        for (const [key, each] of entries) {
          this.writeKey(out, type.key, key);
          this.writeValue(out, type.of, each);
        }
        return out.writeMapEnd();
      }
      case 'string':
        return out.writeString(value as string);
      case 'binary':
      case 'bytes-of-enum':
        return out.writeBinary(Buffer.from(value as Uint8Array));
      case 'bool':
        return out.writeBool(value as boolean);
      case 'double':
        return out.writeDouble(value as number);
      case 'i64':
      case 'u64':
        return this.writeInteger64(out, value);
      case 'i32':
      case 'u32':
      case 'enum':
        return out.writeI32((value as number) | 0);
    }
  }

  private readValue(input: thrift.TProtocol, type: ThriftType): unknown {
    switch (type.kind) {
      case 'struct':
        return this.read(input, type.struct.name);
      case 'list': {
        const { size } = input.readListBegin();
        const list: unknown[] = [];
        for (let index = 0; index < size; index++) list.push(this.readValue(input, type.of));
        input.readListEnd();
        return list;
      }
      case 'map': {
        const { size } = input.readMapBegin();
        const map: Struct = {};
        for (let index = 0; index < size; index++) {
          const key = this.readKey(input, type.key);
          map[key] = this.readValue(input, type.of);
        }
        input.readMapEnd();
        return map;
      }
      case 'string':
        return input.readString();
      case 'binary':
        return input.readBinary();
      case 'bytes-of-enum':
        return Array.from(input.readBinary());
      case 'bool':
        return input.readBool();
      case 'double':
        return input.readDouble();
      case 'i64':
      case 'u64':
        return this.readInteger64(input.readI64(), type);
      case 'u32':
        return input.readI32() >>> 0;
      case 'i32':
      case 'enum':
        return input.readI32();
    }
  }
}

/** Lists and maps without anything in them are not written, as in proto3. */
function isEmpty(value: unknown, { kind }: ThriftType): boolean {
  if (kind === 'map') return Object.keys(value as object).length === 0;
  return (kind === 'list' || kind === 'bytes-of-enum') && (value as unknown[]).length === 0;
}
