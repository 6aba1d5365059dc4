import type { Codec } from './codec.ts';
import { flatBuffersInPlace, flatBuffersUnpacked } from './flatbuffers.ts';
import { protobufBitboards, protobufStatic, protobufUnpacked, sdkCodec } from './protobuf.ts';
import { msgpackr, msgpackrShared, plainJson, proto3Json } from './text-and-maps.ts';
import { npmThriftBinary, npmThriftCompact, thriftBinary, thriftCompact } from './thrift.ts';

/** The first is the one that the others are held against. */
export const CODECS: readonly Codec[] = [
  protobufStatic,
  protobufUnpacked,
  protobufBitboards,
  sdkCodec,
  plainJson,
  proto3Json,
  flatBuffersInPlace,
  flatBuffersUnpacked,
  msgpackr,
  msgpackrShared,
  thriftBinary,
  thriftCompact,
  npmThriftBinary,
  npmThriftCompact,
];
