/** One text in both languages of the report. */
export interface Text {
  en: string;
  ko: string;
}

export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

export const text = (en: string, ko: string): Text => ({ en, ko });

/** The same in both: names, numbers with their units. */
export const same = (words: string): Text => ({ en: words, ko: words });

export const joined = (texts: readonly Text[], between = ' '): Text => ({
  en: texts.map(({ en }) => en).join(between),
  ko: texts.map(({ ko }) => ko).join(between),
});
