import { envelope, type Transport } from '@othello-rpc/client';
import { keptTransport, keepTransport } from './device.ts';

/** The transports that the page can use, by the names that are shown and stored. The first is the default. */
const TRANSPORTS: Readonly<Record<string, () => Promise<(url: string) => Transport>>> = {
  Envelope: async () => envelope,
  // in a module that is loaded only when it is chosen
  Connect: async () => (await import('./other-transports.ts')).connect,
  WebSocket: async () => (await import('./other-transports.ts')).websocket,
};

export const transportNames: readonly string[] = Object.keys(TRANSPORTS);

const isKnown = (name: string | undefined): name is string => name !== undefined && transportNames.includes(name);

/** @returns one of transportNames */
export function chosenTransport(): string {
  const kept = keptTransport();
  return isKnown(kept) ? kept : (transportNames[0] ?? '');
}

/** Loads the chosen transport. @param url of the page */
export async function openTransport(url: string): Promise<Transport> {
  const open = await TRANSPORTS[chosenTransport()]?.();
  return (open ?? envelope)(url);
}

/** Stores the choice and reloads the page; a game in play goes on. */
export function chooseTransport(name: string): void {
  keepTransport(name);
  location.reload();
}
