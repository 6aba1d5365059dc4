/** How a scalar that is a varint on the wire is checked and read. */
interface Integer {
  least: bigint;
  greatest: bigint;
  read: (varint: bigint) => unknown;
}

/** By the scalar's name in a .proto file; an enum is none of them. */
export const INTEGERS: Readonly<Record<string, Integer | undefined>> = {
  uint32: { least: 0n, greatest: 2n ** 32n - 1n, read: (varint) => Number(BigInt.asUintN(32, varint)) },
  int32: { least: -(2n ** 31n), greatest: 2n ** 31n - 1n, read: (varint) => Number(BigInt.asIntN(32, varint)) },
  uint64: { least: 0n, greatest: 2n ** 64n - 1n, read: String },
  int64: { least: -(2n ** 63n), greatest: 2n ** 63n - 1n, read: (varint) => String(BigInt.asIntN(64, varint)) },
  bool: { least: 0n, greatest: 1n, read: (varint) => varint !== 0n },
};
