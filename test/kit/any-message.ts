import fc from 'fast-check';
import Long from 'long';
import protobuf from 'protobufjs';

const UINT32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const INT32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
/** Small ones and those about 2^53 and 2^63 too. */
const bigints = (min: bigint, max: bigint) =>
  fc.oneof(
    fc.bigInt({ min, max }),
    fc.bigInt({ min: min < 0n ? -100n : 0n, max: 100n }),
    fc.constantFrom(min, max, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n),
  );
const UINT64 = bigints(0n, 2n ** 64n - 1n).map((value) => Long.fromString(String(value), true));
const INT64 = bigints(-(2n ** 63n), 2n ** 63n - 1n).map((value) => Long.fromString(String(value), false));

const SCALARS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...{ int32: INT32, sint32: INT32, sfixed32: INT32, uint32: UINT32, fixed32: UINT32 },
  ...{ int64: INT64, sint64: INT64, sfixed64: INT64, uint64: UINT64, fixed64: UINT64 },
  ...{ float: fc.float(), double: fc.double(), bool: fc.boolean() },
  string: fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
  bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
};

/** Keys as JSON has them; for 64 bits protobufjs takes them in this form too. */
const KEYS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  string: fc.string({ unit: 'binary' }),
  ...{ bool: fc.boolean().map(String), int32: INT32.map(String), uint32: UINT32.map(String) },
  ...{ int64: INT64.map(String), uint64: UINT64.map(String) },
};

/**
 * Any message of that type as protobufjs takes it: a plain object, some fields left out, sub-messages a few levels deep,
 * enums with values that have no name too.
 */
export function anyMessage(type: protobuf.Type, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const isLeaf = ({ resolvedType }: protobuf.Field) => !(resolvedType instanceof protobuf.Type);
  const fields = type.fieldsArray.map((field) => field.resolve()).filter((field) => depth < 2 || isLeaf(field));
  const all = fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field, depth)])), {
    requiredKeys: [],
  });
  return all.map((message) => withoutRivals(type, message));
}

function valueOf(field: protobuf.Field, depth: number): fc.Arbitrary<unknown> {
  const { resolvedType, type } = field;
  const one =
    resolvedType instanceof protobuf.Type
      ? anyMessage(resolvedType, depth + 1)
      : resolvedType instanceof protobuf.Enum
        ? fc.oneof(fc.constantFrom(...Object.values(resolvedType.values)), INT32)
        : (SCALARS[type] as fc.Arbitrary<unknown>);
  if (field instanceof protobuf.MapField)
    return fc
      .array(fc.tuple(KEYS[field.keyType] as fc.Arbitrary<string>, one), { maxLength: 3 })
      .map((entries) => Object.assign(Object.create(null) as object, Object.fromEntries(entries)));
  return field.repeated ? fc.array(one, { maxLength: 3 }) : one;
}

/** One field of each oneof. */
function withoutRivals(type: protobuf.Type, message: Record<string, unknown>): Record<string, unknown> {
  const kept = { ...message };
  for (const { fieldsArray } of type.oneofsArray)
    for (const { name } of fieldsArray.filter((field) => field.name in kept).slice(1)) delete kept[name];
  return kept;
}
