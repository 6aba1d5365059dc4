import { answer } from '../../src/rpc/answer.ts';
import { AnswerBytes } from '../../src/rpc/answer-bytes.ts';
import { ownSchema } from '../../src/rpc/codec.ts';
import { Frames } from '../../src/transports/frames.ts';

// What is pushed is encoded once for all who are told the same in the same way, and for no others.

const schema = ownSchema();
const frames = new Frames(schema, new AnswerBytes(schema));
const heartbeat = (version: number) => answer('subscribeRsp', { version });

type Way = (
  told: ReturnType<typeof heartbeat>,
  list: readonly ReturnType<typeof heartbeat>[],
  version: number,
) => Buffer;

const WAYS: Readonly<Record<string, Way>> = {
  plain: (told, _, version) => frames.plain(told, version),
  delimited: (told, _, version) => frames.delimited(told, version),
  line: (told, _, version) => frames.line(told, version),
  multiple: (_, list, version) => frames.multiple(list, version),
  'framed protobuf': (told, _, version) => frames.framed(told, version, { format: 'protobuf', isText: false }),
  'framed JSON': (told, _, version) => frames.framed(told, version, { format: 'json', isText: false }),
  'framed protobuf in base64': (told, _, version) => frames.framed(told, version, { format: 'protobuf', isText: true }),
  'framed JSON in base64': (told, _, version) => frames.framed(told, version, { format: 'json', isText: true }),
};

test.each(Object.entries(WAYS))('%s: all who are told the same get the same bytes', (_, encode) => {
  const told = heartbeat(7);
  const list = [told];
  const first = encode(told, list, 2);
  expect(encode(told, list, 2)).toBe(first);
  const other = heartbeat(8);
  expect(encode(other, [other], 2)).not.toEqual(first);
});

test('each way and each version has bytes of its own, whichever is asked for first', () => {
  const ways = Object.entries(WAYS).flatMap(([name, encode]) =>
    [1, 2].map((version) => [`${name} V_${version}`, encode, version] as const),
  );
  const bytesOf = (order: typeof ways) => {
    const told = heartbeat(7);
    const list = [told];
    return new Map(order.map(([name, encode, version]) => [name, encode(told, list, version).toString('latin1')]));
  };
  const bytes = bytesOf(ways);
  expect(bytesOf(ways.toReversed())).toEqual(new Map([...bytes].toReversed()));
  expect(new Set(bytes.values()).size).toBe(ways.length);
});
