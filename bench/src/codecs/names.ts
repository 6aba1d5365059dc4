/** Of the codecs, as the data file has them. */
export const NAMES = {
  protobuf: 'protobuf, packed',
  unpacked: 'protobuf, unpacked',
  bitboards: 'protobuf, bitboards as fixed64',
  sdk: "protobuf, this SDK's codec",
  json: 'JSON',
  proto3Json: 'JSON, by the IDL',
  flatBuffersInPlace: 'FlatBuffers, read in place',
  flatBuffers: 'FlatBuffers, into objects',
  messagePack: 'MessagePack (msgpackr)',
  messagePackShared: 'MessagePack (msgpackr, shared keys)',
  thriftBinary: "Thrift binary, this server's codec",
  thriftCompact: "Thrift compact, this server's codec",
  npmThriftBinary: 'Thrift binary (npm)',
  npmThriftCompact: 'Thrift compact (npm)',
} as const;
