import fc from 'fast-check';
import { playerName } from '../../src/auth/player-name.ts';
import { BOUNDS } from '../../src/rpc/bounds.ts';

/** Every character that may be in a name beside one that surely may. */
function* characters(): Generator<string> {
  for (let point = 0; point <= 0x10_ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const character = String.fromCodePoint(point);
    if (character.normalize('NFKC').length <= 8 && playerName(character + character)) yield character;
  }
}
const CHARACTERS = [...characters()];

/** What name_key held before names were shown in NFC; capital sharp s was then another letter than the small one. */
const keyBefore = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');

const texts = fc.oneof(
  fc.string({
    unit: fc.nat(CHARACTERS.length - 1).map((index) => CHARACTERS[index] ?? ''),
    minLength: 2,
    maxLength: 16,
  }),
  fc.string({
    unit: fc.constantFrom(...'가각ㄱㅋㅏㄳ\u1100\u1161\u11a8\u11aa\u119e\uffa1\uffc2'),
    minLength: 2,
    maxLength: 16,
  }),
  fc.string({ unit: fc.constantFrom(...'ΣσςsſßẞSiİıIKKﬁﬂﬅf１1²º0\u0301'), minLength: 2, maxLength: 16 }),
);

test('there are letters and digits of 25 scripts', () => {
  expect(CHARACTERS.length).toBeGreaterThan(100_000);
});

test('keys of names that were registered before are still theirs', () => {
  const others = CHARACTERS.filter((each) => playerName(each + each)?.key !== keyBefore(each + each));
  expect(others).toEqual(['ẞ']);
  fc.assert(
    fc.property(texts, (text) => {
      const name = playerName(text.replaceAll('ẞ', 'ß'));
      fc.pre(name !== undefined);
      expect(name.key).toBe(keyBefore(text.replaceAll('ẞ', 'ß')));
    }),
  );
});

test('what is shown is a name of the same key, is shown alike when typed, and has NFC', () => {
  const isOtherwise = (text: string) => {
    const name = playerName(text);
    const again = name && playerName(name.shown);
    return again?.key !== name?.key || again?.shown !== name?.shown || name?.shown.normalize('NFC') !== name?.shown;
  };
  expect(CHARACTERS.map((each) => each + each).filter(isOtherwise)).toEqual([]);
  fc.assert(
    fc.property(texts, (text) => !isOtherwise(text)),
    { numRuns: 2000 },
  );
});

test('a name may be typed in either case and in either composition', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const name = playerName(text);
      fc.pre(name !== undefined);
      const spellings = [text.normalize('NFD'), text.normalize('NFKC'), text.normalize('NFKD'), text.toUpperCase()];
      // a case or a decomposition may be longer than a name
      for (const each of spellings) expect([name.key, undefined]).toContain(playerName(each)?.key);
    }),
    { numRuns: 2000 },
  );
});

/** Long s looks like f; letters and digits above or below the line look like one another. */
const LOOKS_LIKE_OTHERS =
  /[\u017f\u1e9b\ufb05\u00aa\u00ba\u00b2\u00b3\u00b9\u2070-\u209c\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2c7c\u2c7d]/;

test('no name is shown with a character that looks like a letter of another name', () => {
  const written = CHARACTERS.filter((each) => LOOKS_LIKE_OTHERS.test(each) && each.normalize('NFKC') !== each);
  expect(written.length).toBeGreaterThan(100);
  const shown = written.map((each) => playerName(each + each)?.shown);
  expect(shown).toEqual(written.map((each) => (each + each).normalize('NFKC')));
});

test('the bound of a name refuses none that could be valid', () => {
  const longest = Math.max(...CHARACTERS.map((each) => each.normalize('NFD').length));
  expect(BOUNDS.ReqRegister.name.most).toBe(16 * longest);
});
