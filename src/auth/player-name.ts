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

export interface PlayerName {
  /** NFKC, as shown */
  shown: string;
  /** NFKC of the case-folded form: equal for names that count as one */
  key: string;
}

/** @returns undefined when it can't be a name */
export function playerName(text: string): PlayerName | undefined {
  const shown = text.normalize('NFKC');
  if (HAS_UNSEEN.test(shown) || !HAS_LETTER_OR_DIGIT.test(shown)) return undefined;
  if (!PATTERNS.some((pattern) => pattern.test(shown))) return undefined;
  // upper, then lower: JavaScript has no case folding, and this folds what differs in one direction only (ß, ς)
  return { shown, key: shown.toUpperCase().toLowerCase().normalize('NFKC') };
}
