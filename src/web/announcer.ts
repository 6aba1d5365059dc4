import { Store } from './store.ts';

/** What a screen reader says next, and what a toast shows. */
export interface Announcement {
  text: string;
  /** goes up with each message, so that the same text twice is announced twice */
  number: number;
  isShown: boolean;
}

export const announcement = new Store<Announcement>({ text: '', number: 0, isShown: false });

/** Announces a text to screen readers. */
export function say(text: string): void {
  announcement.set({ text, number: announcement.get().number + 1, isShown: false });
}

/** Announces a text and shows it as a toast. */
export function tell(text: string): void {
  announcement.set({ text, number: announcement.get().number + 1, isShown: true });
}
