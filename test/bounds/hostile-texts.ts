/** What a text is filled up to: the largest body that is read. */
export const BODY_BYTES = 64 * 1024;

/** A text of at most that many bytes of UTF-8. */
export type Fill = (bytes: number) => string;

const repeat =
  (piece: string): Fill =>
  (bytes) =>
    piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));

/** A beginning, then the pieces in runs of equal length. */
const runs =
  (first: string, ...pieces: string[]): Fill =>
  (bytes) => {
    const each = Math.floor((bytes - Buffer.byteLength(first)) / pieces.length);
    return first + pieces.map((piece) => repeat(piece)(each)).join('');
  };

/** Texts that have made parsers, regular expressions and normalisers slow, or fail. */
export const TEXTS: Readonly<Record<string, Fill>> = {
  'one letter': repeat('a'),
  'one digit': repeat('1'),
  zeros: repeat('0'),
  minuses: repeat('-'),
  'digits and an exponent half open': (bytes) => `${'1'.repeat(bytes - 1)}e`,
  'digits, a point, digits, a letter': runs('', '1', '.', '1', 'x'),
  'digits and underscores': repeat('1_'),
  'numbers of a cursor without an end': runs('1_', '1', '.', '1', 'e-'),
  spaces: repeat(' '),
  'spaces before a letter': (bytes) => `${' '.repeat(bytes - 1)}x`,
  'ends of lines': repeat('\r\n'),
  NULs: repeat('\0'),
  quotes: repeat('"'),
  backslashes: repeat('\\'),
  'escaped quotes': repeat('\\"'),
  'escapes of a letter': repeat('\\u0061'),
  brackets: repeat('['),
  braces: repeat('{"a":'),
  'marks above and below': runs('a', '\u0301', '\u0316'),
  'marks above and below in turn': repeat('\u0316\u0301'),
  'letters with marks': repeat('a\u0316\u0301'),
  'conjoining jamo': repeat('\u1100\u1161\u11a8'),
  'leading jamo': repeat('\u1100'),
  'Hangul letters': repeat('ㅋ'),
  'a character that is eighteen in NFKC': repeat('\ufdfa'),
  'full width': repeat('\uff21'),
  'capital letters of two in small': repeat('\u0130'),
  'final sigmas': repeat('ΑΣ'),
  'pictures joined': repeat('\u{1f468}\u200d'),
  'letters beyond 16 bits': repeat('\u{20000}'),
  'not drawn': repeat('\u115f'),
  base64: repeat('Zm9v'),
  'base64 of URLs': repeat('-_'),
  'padding of base64': repeat('='),
  'percent escapes': repeat('%61'),
  separators: repeat(',;'),
};

/** Bytes that are no UTF-8. */
export const NO_UTF8: Readonly<Record<string, (bytes: number) => Buffer>> = {
  'ones alone': (bytes) => Buffer.alloc(bytes, 0xff),
  'beginnings of characters': (bytes) => Buffer.alloc(bytes, 0xe1),
  'ends of characters': (bytes) => Buffer.alloc(bytes, 0x80),
  'overlong NULs': (bytes) => Buffer.alloc(bytes, Buffer.from([0xc0, 0x80])),
  'halves of pairs': (bytes) => Buffer.alloc(bytes - (bytes % 3), Buffer.from([0xed, 0xa0, 0x80])),
};
