import { keepPreferences, keptPreferences } from './device.ts';
import { Store } from './store.ts';

/** What each preference may be; the first is the default. */
export const CHOICES = {
  theme: ['felt', 'walnut', 'blue'],
  motion: ['usual', 'fast', 'none'],
  coordinates: ['on', 'off'],
  hints: ['on', 'off'],
  sound: ['on', 'off'],
  notify: ['off', 'on'],
} as const;

export type Preference = keyof typeof CHOICES;
export type Preferences = { readonly [Name in Preference]: (typeof CHOICES)[Name][number] };

/** Reads what the device stores; whatever is not one of the choices counts as the default. */
export function preferencesFrom(text: string | undefined): Preferences {
  let kept: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) kept = parsed as Record<string, unknown>;
  } catch {
    // the defaults
  }
  const entries = Object.entries(CHOICES).map(([name, choices]) => {
    const value = kept[name];
    return [name, (choices as readonly unknown[]).includes(value) ? value : choices[0]];
  });
  return Object.fromEntries(entries) as Preferences;
}

export const preferences = new Store<Preferences>(preferencesFrom(keptPreferences()));

/** Changes one, at once and for later visits of this device. */
export function prefer<Name extends Preference>(name: Name, value: Preferences[Name]): void {
  preferences.set({ ...preferences.get(), [name]: value });
  keepPreferences(JSON.stringify(preferences.get()));
}

/** The style sheets read the preferences from attributes of the root: `data-theme="walnut"`. */
export function showPreferences(root: HTMLElement): void {
  const show = () => {
    const { theme, motion, coordinates, hints } = preferences.get();
    Object.assign(root.dataset, { theme, motion, coordinates, hints });
  };
  preferences.subscribe(show);
  show();
}
