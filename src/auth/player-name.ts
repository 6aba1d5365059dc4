/**
 * Names of players: 2 to 16 characters after NFKC, letters and digits of one script, `_` and `-`. Scripts that are
 * written together count as one: Japanese is Han with both kana, Korean may use Han (Unicode TR 39, augmented script
 * sets).
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

/** Combining marks are allowed if they belong to the script itself; marks that fit letters of any script are not. */
const PATTERNS = SCRIPTS.map((scripts) => {
  const ofScript = scripts.map((script) => `\\p{Script=${script}}\\p{Script_Extensions=${script}}`).join('');
  const marks = scripts.map((script) => `[\\p{Script=${script}}&&\\p{M}]`).join('');
  return new RegExp(`^[[[${ofScript}]&&[\\p{L}\\p{Nd}]]${marks}0-9_\\-]{2,16}$`, 'v');
});

const HAS_LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/** Some letters are invisible (the Hangul fillers): a name with them looks like another name, or empty. */
const HAS_UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Compatibility characters that read like their NFKC form and so are shown as they were typed: single Hangul letters,
 * full and half width, ligatures and digraphs, the Thai and Lao vowel am. All others (\u017f, \u00b2, \u24d0 …) are
 * shown in NFKC, since some look like the letters of another name.
 */
const READS_AS_NFKC =
  /[\u3131-\u318e\uff01-\uffdc\ufb00-\ufb04\ufb06\ufb13-\ufb17\u0587\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\u0e33\u0eb3\u0edc\u0edd]/;

/** Conjoining jamo that NFC does not compose: a syllable without a character of its own, or a single jamo. */
const [LEADING, VOWEL, TRAILING] = [
  '\u1100-\u115f\ua960-\ua97c',
  '\u1160-\u11a7\ud7b0-\ud7c6',
  '\u11a8-\u11ff\ud7cb-\ud7fb',
];
const SYLLABLE_OR_JAMO = new RegExp(`[${LEADING}][${VOWEL}][${TRAILING}]?|[${LEADING}${VOWEL}${TRAILING}]`, 'g');

/** From a conjoining jamo to the letter that a keyboard types for it. */
const LETTERS = new Map(
  Array.from({ length: 0x318e - 0x3131 + 1 }, (_, index) => String.fromCharCode(0x3131 + index)).map((letter) => [
    letter.normalize('NFKC'),
    letter,
  ]),
);

/** A trailing jamo alone looks like the leading one but is another character; no keyboard types it. */
const isStray = (jamo: string): boolean => jamo.length === 1 && !LETTERS.has(jamo);

const shownCharacter = (character: string): string =>
  READS_AS_NFKC.test(character) ? character : character.normalize('NFKC');

const shownAs = (nfc: string): string =>
  Array.from(nfc, shownCharacter)
    .join('')
    .normalize('NFC')
    .replace(SYLLABLE_OR_JAMO, (jamo) => LETTERS.get(jamo) ?? jamo);

/**
 * JavaScript has no case folding; lower, upper and lower case in turn also folds letters that map one way only (ẞ, ß,
 * ς). `users.name_key` is stored in this form: a change here needs a migration.
 */
const foldCase = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

export interface PlayerName {
  /** as shown to players; by the usual rule about the NFC of what was typed */
  shown: string;
  /** equal for names that count as the same, of which only one user may have one; by the usual rule case-folded NFKC */
  key: string;
}

/**
 * Checks a name by the usual rule. It is checked in NFKC, which composes single Hangul letters to syllables.
 * @param text already bounded, since normalising costs time
 * @returns undefined when the text can't be a name
 */
export function playerName(text: string): PlayerName | undefined {
  const nfkc = text.normalize('NFKC');
  if (HAS_UNSEEN.test(nfkc) || !HAS_LETTER_OR_DIGIT.test(nfkc)) return undefined;
  if (!PATTERNS.some((pattern) => pattern.test(nfkc))) return undefined;
  const nfc = text.normalize('NFC');
  if (nfc.match(SYLLABLE_OR_JAMO)?.some(isStray)) return undefined;
  return { shown: shownAs(nfc), key: foldCase(nfkc).normalize('NFKC') };
}

/**
 * The rule for players' names: which are allowed, and which count as the same. A team may override it:
 * docs/extending.md.
 */
export abstract class PlayerNamePolicy {
  /**
   * Called at each Register. The same text must always give the same result, since stored names are not checked again.
   * @param text as typed, at most 4,096 characters
   * @returns the name, `shown` and `key` of 1 to 200 characters without NUL; or a refusal: one line for the player
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
