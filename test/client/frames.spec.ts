import { OTHELLO_SCHEMA } from '@othello-rpc/client';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { FrameSplitter } from '../../packages/client/src/wire/frame-splitter.ts';
import { encodeEnvelope } from '../../packages/client/src/wire/envelope.ts';

/** As a server delimits it. */
function framed(message: Uint8Array): number[] {
  const length: number[] = [];
  let rest = message.length;
  for (; rest > 127; rest >>= 7) length.push((rest & 127) | 128);
  return [...length, rest, ...message];
}

const MESSAGES = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 });

test('messages come out whole, whatever pieces they came in', () => {
  fc.assert(
    fc.property(MESSAGES, fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), (messages, sizes) => {
      const bytes = Uint8Array.from(messages.flatMap(framed));
      const frames = new FrameSplitter();
      const whole: Uint8Array[] = [];
      for (let at = 0, piece = 0; at < bytes.length; piece++) {
        const end = at + (sizes[piece % sizes.length] ?? 1);
        whole.push(...frames.take(bytes.subarray(at, end)));
        at = end;
      }
      expect(whole.map((each) => [...each])).toEqual(messages.map((each) => [...each]));
    }),
  );
});

test.each([
  ['a length without an end', new Uint8Array(10).fill(255)],
  ['a message of 1 GiB', Uint8Array.of(128, 128, 128, 128, 4)],
])('%s is no stream', (_, bytes) => {
  expect(() => new FrameSplitter().take(bytes)).toThrow(RangeError);
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
