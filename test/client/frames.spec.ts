import { OTHELLO_SCHEMA } from '@othello-rpc/client';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { FrameSplitter, lengthFraming, VARINT_FRAMING } from '../../packages/client/src/wire/frame-splitter.ts';
import { encodeEnvelope } from '../../packages/client/src/wire/envelope.ts';

/** As a server of the envelope delimits it. */
function withVarint(message: Uint8Array): number[] {
  const length: number[] = [];
  let rest = message.length;
  for (; rest > 127; rest >>= 7) length.push((rest & 127) | 128);
  return [...length, rest, ...message];
}

/** As Connect and Thrift have it: other bytes, then the length in four. */
const withLength = (flags: number[]) => (message: Uint8Array) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  return [...flags, ...length, ...message];
};

const FRAMINGS = [
  ['a varint', VARINT_FRAMING, withVarint],
  ['flags and four bytes', lengthFraming(1, 1 << 20), withLength([2])],
  ['four bytes', lengthFraming(0, 1 << 20), withLength([])],
] as const;

const MESSAGES = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 });
const SIZES = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 });

test.each(FRAMINGS)(
  'messages with their length as %s come out whole, whatever pieces they came in',
  (...[, framing, framed]) => {
    fc.assert(
      fc.property(MESSAGES, SIZES, (messages, sizes) => {
        const bytes = Uint8Array.from(messages.flatMap((message) => framed(message)));
        const splitter = new FrameSplitter(framing);
        const whole: number[][] = [];
        for (let at = 0, piece = 0; at < bytes.length; piece++) {
          const end = at + (sizes[piece % sizes.length] ?? 1);
          for (const { head, message } of splitter.take(bytes.subarray(at, end))) whole.push([...head, ...message]);
          at = end;
        }
        expect(whole).toEqual(messages.map((message) => [...framed(message)]));
      }),
    );
  },
);

test.each([
  ['a length without an end', VARINT_FRAMING, new Uint8Array(10).fill(255)],
  ['a message of 1 GiB after a varint', VARINT_FRAMING, Uint8Array.of(128, 128, 128, 128, 4)],
  ['a message of 1 GiB after four bytes', lengthFraming(0, 1 << 20), Uint8Array.of(64, 0, 0, 0)],
])('%s is no stream', (_, framing, bytes) => {
  expect(() => new FrameSplitter(framing).take(bytes)).toThrow(RangeError);
});

test('docs/clients.md shows a Subscribe as it is sent, byte by byte', () => {
  const [, lines = ''] =
    /<!-- request: Subscribe -->\s+```text\n(.*?)```/s.exec(readFileSync('docs/clients.md', 'utf8')) ?? [];
  const shown = [...lines.matchAll(/^ *((?:[0-9a-f]{2} )+)/gm)]
    .map(([, hex]) => hex)
    .join('')
    .replaceAll(' ', '');
  const sent = encodeEnvelope({
    procedure: 'Subscribe',
    request: { roomId: '5', sinceVersion: 7 },
    token: 't',
    schema: OTHELLO_SCHEMA,
  });
  expect(shown).toBe(Buffer.from(sent).toString('hex'));
});
