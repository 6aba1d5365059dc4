import { keepLanguage, keptLanguage } from '../device.ts';
import { Store, useStore } from '../store.ts';
import { english, type Messages } from './english.ts';
import { korean } from './korean.ts';

export const LANGUAGES = { en: 'English', ko: '한국어' } as const;
export type Language = keyof typeof LANGUAGES;

const ALL: Record<Language, Messages> = { en: english, ko: korean };

const isLanguage = (text: string | undefined): text is Language => text !== undefined && text in LANGUAGES;

/** The language that was chosen on this device, else the first supported one of the browser's. */
function firstLanguage(): Language {
  const wanted = [keptLanguage(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wanted.find(isLanguage) ?? 'en';
}

export const language = new Store<Language>(firstLanguage());

export function speak(chosen: Language): void {
  keepLanguage(chosen);
  language.set(chosen);
}

/** The texts of the current language, for code outside components. */
export const words = (): Messages => ALL[language.get()];

/** As `words`, for components: rendered again when the language changes. */
export const useWords = (): Messages => ALL[useStore(language)];
