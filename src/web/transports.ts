import { connect, envelope, type Transport, websocket } from '@othello-rpc/client';
import { keptTransport, keepTransport } from './device.ts';

/** How the page can call its server, by the names that are shown and kept. The first unless another was chosen. */
const TRANSPORTS: Readonly<Record<string, (url: string) => Transport>> = {
  Envelope: envelope,
  Connect: connect,
  WebSocket: websocket,
};

export const transportNames: readonly string[] = Object.keys(TRANSPORTS);

const isKnown = (name: string | undefined): name is string => name !== undefined && transportNames.includes(name);

/** @returns one of transportNames */
export function chosenTransport(): string {
  const kept = keptTransport();
  return isKnown(kept) ? kept : (transportNames[0] ?? '');
}

export const openTransport = (url: string): Transport => (TRANSPORTS[chosenTransport()] ?? envelope)(url);

/** Takes another one from now on: the page begins anew, and a game that is on goes on. */
export function chooseTransport(name: string): void {
  keepTransport(name);
  location.reload();
}
