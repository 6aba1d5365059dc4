import { words } from '../language/language.ts';
import { prefer, preferences } from '../preferences.ts';

const VIBRATION_MS = 200;
/** A later notice of the page replaces an earlier one. */
const TAG = 'othello';

/** Tells a player who is not looking at the page, if they asked for it; nothing is shown over a page that is seen. */
export function notify(line: string): void {
  if (!document.hidden || preferences.get().notify === 'off') return;
  if ('vibrate' in navigator) navigator.vibrate(VIBRATION_MS);
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    const notice = new Notification(words().othello, { body: line, tag: TAG });
    notice.onclick = () => window.focus();
  } catch {
    // Chrome on Android shows notices of service workers only: there the vibration tells
  }
}

/** Turns notices on once the browser's user allows them. @returns whether they are on */
export async function askForNotices(): Promise<boolean> {
  const answer = 'Notification' in window ? await Notification.requestPermission() : 'denied';
  const isOn = answer === 'granted';
  prefer('notify', isOn ? 'on' : 'off');
  return isOn;
}
