import vm from 'node:vm';
import { thriftCodec } from '../../generated/thrift.js';
import type { StructFunctions } from '../../generated/thrift.js';
import type { WireSchema } from '../../rpc/codec.ts';
import { thriftCodecOf } from '../../rpc/idl/thrift-codec.ts';
import { BinaryReader, BinaryWriter } from './binary.ts';
import { CompactReader, CompactWriter } from './compact.ts';
import type { Protocol } from './wire.ts';

/** What a protocol is written and read by, and its types on the wire. */
export const PROTOCOLS = {
  binary: { Reader: BinaryReader, Writer: BinaryWriter, struct: 12, string: 11, i32: 8 },
  compact: { Reader: CompactReader, Writer: CompactWriter, struct: 12, string: 8, i32: 5 },
} as const;

/** Fields of a method's arguments and results; from 1 on a result's are its exceptions. */
export const [REQUEST, SUCCESS] = [1, 0];

/** What writes and reads an IDL's structs, by protocol. */
export function structsOf(schema: WireSchema): Record<Protocol, StructFunctions> {
  const classOf = (message: string) => schema.classOf(message);
  // a team's IDL is known only now: protobufjs makes code of it as it loads, and so does this
  return schema.isGenerated
    ? thriftCodec(classOf)
    : (vm.compileFunction(thriftCodecOf(schema.idl), ['classOf']) as typeof thriftCodec)(classOf);
}
