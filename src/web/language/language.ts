import { keepLanguage, keptLanguage } from '../device.ts';
import { Store, useStore } from '../store.ts';
import { english, type Messages } from './english.ts';
import { korean } from './korean.ts';

export const LANGUAGES = { en: 'English', ko: '한국어' } as const;
export type Language = keyof typeof LANGUAGES;

const ALL: Record<Language, Messages> = { en: english, ko: korean };

const isLanguage = (text: string | undefined): text is Language => text !== undefined && text in LANGUAGES;

/** What was chosen here before, else the first that the browser asks for. */
function firstLanguage(): Language {
  const wanted = [keptLanguage(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wanted.find(isLanguage) ?? 'en';
}

export const language = new Store<Language>(firstLanguage());

export function speak(chosen: Language): void {
  keepLanguage(chosen);
  language.set(chosen);
}

/** The words of the language in use, outside of components. */
export const words = (): Messages => ALL[language.get()];

/** As `words`; draws anew when the language is switched. */
export const useWords = (): Messages => ALL[useStore(language)];
