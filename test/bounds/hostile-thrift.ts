import {
  type ThriftField,
  type ThriftMethod,
  thriftModelOf,
  type ThriftStruct,
} from '../../src/rpc/idl/thrift-model.ts';
import { BODY_BYTES, NO_UTF8, TEXTS } from './hostile-texts.ts';

export type Protocol = 'binary' | 'compact';

/** One CALL of a little under 64 KiB, as its protocol has it. */
export interface HostileMessage {
  what: string;
  procedure: string;
  protocol: Protocol;
  bytes: Buffer;
  /** a bound is passed, or it can't be read */
  isRefused: boolean;
}

/** How a protocol writes the few things that hostile values are made of. */
interface Raw {
  types: Readonly<Record<'bool' | 'i32' | 'i64' | 'double' | 'string' | 'struct' | 'map' | 'set' | 'list', number>>;
  call: (name: string) => Buffer;
  field: (type: number, id: number) => Buffer;
  /** of a text, a list, a set and a map, whatever follows */
  size: (count: number) => Buffer;
  list: (element: number, count: number) => Buffer;
  map: (key: number, value: number, count: number) => Buffer;
  int: (value: number) => Buffer;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value | 0);
  return bytes;
};

const RAW: Record<Protocol, Raw> = {
  binary: {
    types: { bool: 2, i32: 8, i64: 10, double: 4, string: 11, struct: 12, map: 13, set: 14, list: 15 },
    call: (name) => Buffer.concat([Buffer.from([0x80, 1, 0, 1]), int32(name.length), Buffer.from(name), int32(1)]),
    field: (type, id) => Buffer.from([type, id >> 8, id & 255]),
    size: int32,
    list: (element, count) => Buffer.concat([Buffer.from([element]), int32(count)]),
    map: (key, value, count) => Buffer.concat([Buffer.from([key, value]), int32(count)]),
    int: int32,
  },
  compact: {
    types: { bool: 1, i32: 5, i64: 6, double: 7, string: 8, struct: 12, map: 11, set: 10, list: 9 },
    call: (name) => Buffer.concat([Buffer.from([0x82, 0x21, 1, name.length]), Buffer.from(name)]),
    field: (type, id) => Buffer.concat([Buffer.from([type]), varint(id * 2)]),
    size: (count) => varint(count >>> 0),
    list: (element, count) => Buffer.concat([Buffer.from([0xf0 | element]), varint(count >>> 0)]),
    map: (key, value, count) => Buffer.concat([varint(count >>> 0), Buffer.from([(key << 4) | value])]),
    int: (value) => varint(value * 2),
  },
};

const STOP = Buffer.from([0]);
const LARGEST = 2 ** 31 - 1;
/** for the message around a value */
const ROOM = BODY_BYTES - 200;

const times = (piece: Buffer): Buffer => Buffer.alloc(ROOM - (ROOM % piece.length), piece);

/** Whole fields with their heads. Whether the message must be refused for one is told for texts alone. */
function fieldsOf(raw: Raw, { id, type }: ThriftField): Record<string, Buffer> {
  const { types, field, size } = raw;
  const at = (kind: keyof Raw['types'], ...value: Buffer[]) => Buffer.concat([field(types[kind], id), ...value]);
  const fields: Record<string, Buffer> = {
    'a text of -1': at('string', size(-1)),
    'a text of 2^31 - 1': at('string', size(LARGEST)),
    'a text beyond the end': at('string', size(1000), Buffer.from('abc')),
    'an empty text again and again': times(at('string', size(0))),
    'a number again and again': times(at('i32', raw.int(1))),
    'structs within structs': Buffer.alloc(ROOM - (ROOM % field(types.struct, id).length), field(types.struct, id)),
    'lists within lists': at('list', times(raw.list(types.list, 1))),
    'maps within maps': at('map', times(raw.map(types.map, types.map, 1))),
    'unknown fields': times(Buffer.concat([field(types.i32, 3000), raw.int(0)])),
    'a type that there is none of': Buffer.concat([field(0x0e === types.set ? 0x63 : 0x0d, id), Buffer.alloc(100)]),
    'a struct for it': at('struct', STOP),
    'a number for it': at('i32', raw.int(1)),
    'a text for it': at('string', size(1), Buffer.from('a')),
  };
  for (const kind of ['bool', 'string', 'struct', 'double'] as const)
    for (const [what, count] of [
      ['-1', -1],
      ['2^31 - 1', LARGEST],
    ] as const) {
      fields[`a list of ${what}, ${kind}`] = at('list', raw.list(types[kind], count));
      fields[`a set of ${what}, ${kind}`] = at('set', raw.list(types[kind], count));
      fields[`a map of ${what}, ${kind}`] = at('map', raw.map(types[kind], types[kind], count));
    }
  fields['a list of 2^31 - 1 nothings'] = at('list', raw.list(0, LARGEST));
  fields['a map of 2^31 - 1 nothings'] = at('map', raw.map(0, 0, LARGEST));
  fields['a list of 60,000 booleans'] = at('list', raw.list(types.bool, 60_000), Buffer.alloc(60_000, 1));
  if (type.kind === 'string' || type.kind === 'binary') {
    for (const [what, fill] of Object.entries(TEXTS)) {
      const text = Buffer.from(fill(ROOM));
      fields[`${what}, long`] = at('string', size(text.length), text);
    }
    for (const [what, fill] of Object.entries(NO_UTF8)) {
      const text = fill(ROOM);
      fields[`${what}, long`] = at('string', size(text.length), text);
    }
  }
  return fields;
}

/**
 * Hostile values of one field of each type, in one protocol: what is read is read by the type alone, by the same function
 * whichever the struct.
 */
export function* hostileMessages(idl: string, protocol: Protocol): Generator<HostileMessage> {
  const raw = RAW[protocol];
  const { methods, structs } = thriftModelOf(idl);
  const byName = new Map(structs.map((struct) => [struct.name, struct]));
  const seen = new Set<string>();
  for (const { name: procedure } of methods as readonly ThriftMethod[]) {
    const struct = byName.get(`Req${procedure}`) as ThriftStruct;
    const fresh = struct.fields.filter(({ type: { kind } }) => !seen.has(kind) && seen.add(kind));
    for (const field of fresh)
      for (const [what, value] of Object.entries(fieldsOf(raw, field)))
        yield {
          what: `${procedure}.${field.name}: ${what}`,
          procedure,
          protocol,
          bytes: Buffer.concat([raw.call(procedure), raw.field(raw.types.struct, 1), value, STOP, STOP]),
          isRefused: what.endsWith(', long'),
        };
  }
}
