import '../bench/thrift-under-jest.ts';
import path from 'node:path';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import type Npm from 'thrift';
import { ownSchema, teamSchema, type WireSchema } from '../../src/rpc/codec.ts';
import { thriftModelOf, type ThriftStruct, type ThriftType } from '../../src/rpc/idl/thrift-model.ts';
import { halvesOf, integer64, type Integer64, integerOfKey, keyOf64 } from '../../src/transports/thrift/protocol.ts';
import { PROTOCOLS, structsOf } from '../../src/transports/thrift/structs.ts';
import { anyMessage } from '../kit/any-message.ts';

// npm's thrift, as its compiler's code calls it, is the judge of the codec that is made for speed.
const { default: thrift } = await import('thrift');
const { NpmStructs } = await import('../../bench/src/codecs/npm-structs.ts');

const NPM_PROTOCOLS = { binary: thrift.TBinaryProtocol, compact: thrift.TCompactProtocol };
const NOTHING = Buffer.alloc(0);

/** Integers of 64 bits exact, as the server has them. */
class ExactStructs extends NpmStructs {
  protected override writeInteger64(out: Npm.TProtocol, value: unknown): void {
    const [low, high] = halvesOf(value as Integer64);
    const bytes = Buffer.alloc(8);
    bytes.writeInt32BE(high, 0);
    bytes.writeInt32BE(low, 4);
    out.writeI64(new thrift.Int64(bytes));
  }

  protected override readInteger64({ buffer }: Npm.Int64, { kind }: ThriftType): unknown {
    const bytes = Buffer.from(buffer);
    return integer64(bytes.readInt32BE(4), bytes.readInt32BE(0), kind === 'u64');
  }

  protected override writeKey(out: Npm.TProtocol, type: ThriftType, key: string): void {
    if (type.kind === 'i64' || type.kind === 'u64') this.writeInteger64(out, integerOfKey(key, type.kind === 'u64'));
    else super.writeKey(out, type, key);
  }

  protected override readKey(input: Npm.TProtocol, type: ThriftType): string {
    if (type.kind !== 'i64' && type.kind !== 'u64') return super.readKey(input, type);
    return keyOf64(this.readInteger64(input.readI64(), { kind: 'u64' }) as Integer64);
  }
}

/** The proto's message whose objects a struct is written from; exceptions have none. */
function messageOf({ name, message }: ThriftStruct, root: protobuf.Namespace): protobuf.Type | undefined {
  const found = root.lookup(message ?? name.replace(/^Follow(?!Up$)/, 'Rsp').replace(/^FollowUp$/, 'Response'));
  return found instanceof protobuf.Type ? found : undefined;
}

function casesOf(title: string, schema: WireSchema) {
  const { structs } = thriftModelOf(schema.idl);
  const { root } = protobuf.parse(schema.idl);
  root.resolveAll();
  const own = root.lookup('othello') as protobuf.Namespace;
  const [codec, npm] = [structsOf(schema), new ExactStructs(structs)];
  return structs.flatMap((struct) => {
    const type = messageOf(struct, own);
    return type ? [{ title: `${struct.name} of ${title}`, name: struct.name, type, schema, codec, npm }] : [];
  });
}

const ours = casesOf('othello.proto', ownSchema());
const known = new Set(ours.map(({ name }) => name));
const everyType = path.resolve(import.meta.dirname, '../fixtures/every-type.proto');
const theirs = casesOf("a team's IDL", teamSchema(everyType)).filter(
  ({ name }) => /^FollowUp$/.test(name) || !known.has(name),
);

/** npm's binary protocol has bytes of its own for a NaN, and both of npm's protocols lose the sign of -0. */
const hasOddNumber = (value: unknown): boolean =>
  Number.isNaN(value) ||
  Object.is(value, -0) ||
  (typeof value === 'object' && value !== null && Object.values(value).some(hasOddNumber));

/** npm's compact protocol takes each bool of a list or a map for false. */
const hasBoolItem = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const isItem = Array.isArray(value)
    ? value.some((each) => typeof each === 'boolean')
    : Object.keys(value).some((key) => key === 'true' || key === 'false');
  return isItem || Object.values(value).some(hasBoolItem);
};

test('all structs but the exceptions are compared, of every type that a field may have', () => {
  expect(ours.length).toBeGreaterThan(50);
  expect(theirs.map(({ name }) => name)).toEqual(expect.arrayContaining(['ReqShow', 'RspShow', 'Node', 'FollowShow']));
});

describe.each(['binary', 'compact'] as const)('in the %s protocol', (protocol) => {
  test.each([...ours, ...theirs])(
    'any $title is written and read as by npm thrift',
    ({ name, type, schema, codec, npm }) => {
      const { Writer, Reader } = PROTOCOLS[protocol];
      const NpmProtocol = NPM_PROTOCOLS[protocol];
      const writer = new Writer();
      const writtenByUs = (value: object): Buffer => {
        writer.reset();
        codec[protocol].write[name]?.(writer as never, value);
        return writer.take();
      };
      const writtenByNpm = (value: object): Buffer => {
        let frame: Buffer = NOTHING;
        const out = new NpmProtocol(new thrift.TFramedTransport(undefined, (bytes) => (frame = bytes)));
        npm.write(out, name, value);
        out.flush();
        return frame.subarray(4);
      };
      const any = anyMessage(type).filter((message) => !hasOddNumber(message));
      const property = fc.property(any, (plain) => {
        const wire = schema.codec(type.name);
        const message = type.parent?.name === 'othello' ? wire.decode(wire.encode(plain).finish()) : plain;
        const bytes = writtenByUs(message);
        expect(bytes).toEqual(writtenByNpm(message));
        const readByUs = codec[protocol].read[name]?.(new Reader(bytes, 0, bytes.length) as never, 0) ?? {};
        const readByNpm = npm.read(new NpmProtocol(new thrift.TFramedTransport(bytes)), name);
        expect(writtenByNpm(readByUs)).toEqual(bytes);
        if (protocol === 'binary' || !hasBoolItem(message)) expect(writtenByUs(readByNpm)).toEqual(bytes);
      });
      fc.assert(property, { numRuns: 10 });
    },
  );
});
