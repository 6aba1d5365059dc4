/**
 * Names of players: 2 to 16 characters after NFKC, letters and digits of one script, `_` and `-`. A script here is what
 * its readers would call one, so Japanese is Han with both kana and Korean may use Han (Unicode TR 39, augmented sets).
 */
const SCRIPTS = [
  ['Latin'],
  ['Hangul', 'Han'],
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Bopomofo'],
  ['Cyrillic'],
  ['Greek'],
  ['Arabic'],
  ['Hebrew'],
  ['Thai'],
  ['Devanagari'],
  ['Bengali'],
  ['Tamil'],
  ['Telugu'],
  ['Gujarati'],
  ['Gurmukhi'],
  ['Kannada'],
  ['Malayalam'],
  ['Sinhala'],
  ['Khmer'],
  ['Lao'],
  ['Myanmar'],
  ['Tibetan'],
  ['Armenian'],
  ['Georgian'],
  ['Ethiopic'],
];

/** A mark of a script itself is part of its spelling; the marks that go on any letter are not in these sets. */
const PATTERNS = SCRIPTS.map((scripts) => {
  const ofScript = scripts.map((script) => `\\p{Script=${script}}\\p{Script_Extensions=${script}}`).join('');
  const marks = scripts.map((script) => `[\\p{Script=${script}}&&\\p{M}]`).join('');
  return new RegExp(`^[[[${ofScript}]&&[\\p{L}\\p{Nd}]]${marks}0-9_\\-]{2,16}$`, 'v');
});

const HAS_LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/** Some letters are never drawn (the Hangul fillers): a name of them looks like another name, or like none. */
const HAS_UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Compatibility characters that read as their NFKC form does, and so are shown as they were typed: Hangul letters on their
 * own, full and half width, ligatures and digraphs, the Thai and Lao vowel am. The others (\u017f, \u00b2, \u24d0 …) are
 * shown in NFKC, as some look like the letters of another name.
 */
const READS_AS_NFKC =
  /[\u3131-\u318e\uff01-\uffdc\ufb00-\ufb04\ufb06\ufb13-\ufb17\u0587\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\u0e33\u0eb3\u0edc\u0edd]/;

/** Of conjoining jamo that NFC left: a syllable that has no character of its own, or one alone. */
const [LEADING, VOWEL, TRAILING] = [
  '\u1100-\u115f\ua960-\ua97c',
  '\u1160-\u11a7\ud7b0-\ud7c6',
  '\u11a8-\u11ff\ud7cb-\ud7fb',
];
const SYLLABLE_OR_JAMO = new RegExp(`[${LEADING}][${VOWEL}][${TRAILING}]?|[${LEADING}${VOWEL}${TRAILING}]`, 'g');

/** A conjoining jamo by the letter that is typed for it. */
const LETTERS = new Map(
  Array.from({ length: 0x318e - 0x3131 + 1 }, (_, index) => String.fromCharCode(0x3131 + index)).map((letter) => [
    letter.normalize('NFKC'),
    letter,
  ]),
);

/** A trailing jamo alone looks like the leading one and is another character: no keyboard types it. */
const isStray = (jamo: string): boolean => jamo.length === 1 && !LETTERS.has(jamo);

const shownCharacter = (character: string): string =>
  READS_AS_NFKC.test(character) ? character : character.normalize('NFKC');

const shownAs = (nfc: string): string =>
  Array.from(nfc, shownCharacter)
    .join('')
    .normalize('NFC')
    .replace(SYLLABLE_OR_JAMO, (jamo) => LETTERS.get(jamo) ?? jamo);

/**
 * JavaScript has no case folding: lower, upper and lower again folds what differs in one direction only (ẞ, ß, ς). What is
 * stored depends on it: whatever changes here needs a migration of `users.name_key`.
 */
const foldCase = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

export interface PlayerName {
  /** as shown; the usual rule: NFC of what was typed */
  shown: string;
  /** equal for names that count as one, of which one user may have one; the usual rule: NFKC of the case-folded form */
  key: string;
}

/**
 * Names are judged in NFKC, where Hangul letters on their own are jamo, of which NFKC makes syllables.
 * @param text not longer than its bound: normalising costs time
 * @returns undefined when it can't be a name
 */
export function playerName(text: string): PlayerName | undefined {
  const nfkc = text.normalize('NFKC');
  if (HAS_UNSEEN.test(nfkc) || !HAS_LETTER_OR_DIGIT.test(nfkc)) return undefined;
  if (!PATTERNS.some((pattern) => pattern.test(nfkc))) return undefined;
  const nfc = text.normalize('NFC');
  if (nfc.match(SYLLABLE_OR_JAMO)?.some(isStray)) return undefined;
  return { shown: shownAs(nfc), key: foldCase(nfkc).normalize('NFKC') };
}

/** Which names players may have, and which count as one. A team overrides it: docs/extending.md. */
export abstract class PlayerNamePolicy {
  /**
   * Asked at each registration; the same text must give the same name at all times, for names are never judged again.
   * @param text as typed, at most 4,096 characters
   * @returns the name, each part 1 to 200 characters; or in one line why it can't be one, for the player
   */
  abstract judge(text: string): PlayerName | { refusal: string };
}

/** Letters and digits of one script. */
export class UnicodeNames extends PlayerNamePolicy {
  judge(text: string): PlayerName | { refusal: string } {
    return (
      playerName(text) ?? { refusal: 'a name has 2 to 16 letters or digits of one script, _ or -: choose another' }
    );
  }
}
