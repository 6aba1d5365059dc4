import { randomText } from './random-text.ts';

/** What a device stores of its player: what the login needs. */
export interface Account {
  platformToken: string;
  name: string;
}

const ACCOUNT = 'othello.account';
const LANGUAGE = 'othello.language';
const TRANSPORT = 'othello.transport';
const RATING = 'othello.rating.';
const INVITE = 'othello.invite';
const REMATCH = 'othello.rematch';
const PREFERENCES = 'othello.preferences';
const TOKEN = 'othello.token';

/** If the browser refuses to store something, it is kept until the page is closed. */
const kept = new Map<string, string>();

function read(key: string, storage: () => Storage = () => localStorage): string | undefined {
  try {
    return storage().getItem(key) ?? kept.get(key);
  } catch {
    return kept.get(key);
  }
}

function write(key: string, value: string, storage: () => Storage = () => localStorage): void {
  kept.set(key, value);
  try {
    storage().setItem(key, value);
  } catch {
    // kept in memory until the page is closed
  }
}

export function keptAccount(): Account | undefined {
  try {
    const { platformToken, name } = JSON.parse(read(ACCOUNT) ?? '{}') as Partial<Account>;
    return platformToken && name ? { platformToken, name } : undefined;
  } catch {
    return undefined;
  }
}

export const keepAccount = (account: Account): void => write(ACCOUNT, JSON.stringify(account));
export const newPlatformToken = (): string => `web-${randomText(32)}`;
export const keptLanguage = (): string | undefined => read(LANGUAGE);
export const keepLanguage = (language: string): void => write(LANGUAGE, language);
export const keptTransport = (): string | undefined => read(TRANSPORT);
export const keptPreferences = (): string | undefined => read(PREFERENCES);
export const keepPreferences = (preferences: string): void => write(PREFERENCES, preferences);
export const keepTransport = (transport: string): void => write(TRANSPORT, transport);

/** The player's rating when the game began, to show by how much the game changed it. */
export function ratingBefore(roomId: string): number | undefined {
  const rating = read(RATING + roomId, () => sessionStorage);
  return rating === undefined ? undefined : Number(rating);
}

export function keepRatingBefore(roomId: string, rating: number): void {
  if (ratingBefore(roomId) === undefined) write(RATING + roomId, String(rating), () => sessionStorage);
}

/** The invite of the player's own waiting room: its link, opened on the player's own device, opens that room. */
export const keepInvite = (invite: string, roomId: string): void => write(INVITE, `${invite} ${roomId}`);

/** @returns the player's own room to which the invite belongs */
export function roomInvitedTo(invite: string): string | undefined {
  const [kept, roomId] = (read(INVITE) ?? '').split(' ');
  return kept === invite ? roomId : undefined;
}

/** The room where the player waits for their last opponent alone. */
export const keepRematch = (roomId: string): void => write(REMATCH, roomId);
export const keptRematch = (): string | undefined => read(REMATCH);

/** The token of the device's last login: tabs that only watch read with it, so that they take nobody's session over. */
export const keepToken = (token: string): void => write(TOKEN, token);
export const keptToken = (): string | undefined => read(TOKEN);
