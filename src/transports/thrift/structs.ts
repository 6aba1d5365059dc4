import vm from 'node:vm';
import { thriftCodec } from '../../generated/thrift.js';
import type { StructFunctions } from '../../generated/thrift.js';
import type { WireSchema } from '../../rpc/codec.ts';
import { thriftCodecOf } from '../../rpc/idl/thrift-codec.ts';
import { BinaryReader, BinaryWriter } from './binary.ts';
import { CompactReader, CompactWriter } from './compact.ts';
import type { Protocol } from './wire.ts';

/** Reader, writer and wire types of each protocol. */
export const PROTOCOLS = {
  binary: { Reader: BinaryReader, Writer: BinaryWriter, struct: 12, string: 11, i32: 8 },
  compact: { Reader: CompactReader, Writer: CompactWriter, struct: 12, string: 8, i32: 5 },
} as const;

/**
 * Field ids: the request among a method's arguments, success in its result. A result's ids from 1 on are exceptions.
 */
export const [REQUEST, SUCCESS] = [1, 0];

/** Functions that write and read the IDL's structs, for each protocol. */
export function structsOf(schema: WireSchema): Record<Protocol, StructFunctions> {
  const classOf = (message: string) => schema.classOf(message);
  // the codec of our own IDL is generated at build time; a team's IDL is known only at boot, so its code is compiled
  // here
  return schema.isGenerated
    ? thriftCodec(classOf)
    : (vm.compileFunction(thriftCodecOf(schema.idl), ['classOf']) as typeof thriftCodec)(classOf);
}
