import { randomText } from './random-text.ts';

/** What a device keeps: with it a player logs in. */
export interface Account {
  platformToken: string;
  name: string;
}

const ACCOUNT = 'othello.account';
const LANGUAGE = 'othello.language';
const TRANSPORT = 'othello.transport';
const RATING = 'othello.rating.';
const INVITE = 'othello.invite';

/** A browser may refuse to keep things: then they last as long as the page. */
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
    // kept for as long as the page lasts
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
export const keepTransport = (transport: string): void => write(TRANSPORT, transport);

/** The player's rating when the game began, to tell what the game did to it. */
export function ratingBefore(roomId: string): number | undefined {
  const rating = read(RATING + roomId, () => sessionStorage);
  return rating === undefined ? undefined : Number(rating);
}

export function keepRatingBefore(roomId: string, rating: number): void {
  if (ratingBefore(roomId) === undefined) write(RATING + roomId, String(rating), () => sessionStorage);
}

/** The invite of the player's own room that waits: its link, opened on their own device, leads back there. */
export const keepInvite = (invite: string, roomId: string): void => write(INVITE, `${invite} ${roomId}`);

/** @returns the room of one's own that this is the invite of */
export function roomInvitedTo(invite: string): string | undefined {
  const [kept, roomId] = (read(INVITE) ?? '').split(' ');
  return kept === invite ? roomId : undefined;
}
