import { Store } from './store.ts';

/** What a screen reader says next, and what a toast shows. */
export interface Announcement {
  text: string;
  /** counts, so that the same words twice are said twice */
  number: number;
  isShown: boolean;
}

export const announcement = new Store<Announcement>({ text: '', number: 0, isShown: false });

/** Says it aloud where a screen reader listens. */
export function say(text: string): void {
  announcement.set({ text, number: announcement.get().number + 1, isShown: false });
}

/** Says and shows it. */
export function tell(text: string): void {
  announcement.set({ text, number: announcement.get().number + 1, isShown: true });
}
