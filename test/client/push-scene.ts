import { type ClientOptions, OthelloClient, type RoomState } from '@othello-rpc/client';
import {
  type Attempt,
  answer,
  LOGGED_IN,
  type Outcome,
  type ScriptedStream,
  ScriptedTransport,
} from './scripted-transport.ts';

export const NEVER_MS = 60_000;

/** Back at once, never polled for want of a word. */
export const QUICK = { backoffMs: 1, backoffCeilingMs: 2, pollAfterMs: NEVER_MS };

export const synced = (version: number, status = 'TURN_USER1', roomId = '5') =>
  answer('RspGameSync', { room: { roomId, version, status, board: [] } });
export const over = answer('RspGameOver', { winner: '1' });
export const heartbeat = (version: number) => answer('RspSubscribe', { version });
export const hint = (version: number) => answer('RspSubscribe', { version, resume: true });
export const refusal = (code: string) => answer('RspSubscribe', {}, code);

interface Scene {
  /** what each stream says, the nth from 0 */
  streams?: (stream: ScriptedStream, index: number) => unknown;
  /** what a GameSync comes to, the nth from 0 */
  polls?: (index: number) => Outcome;
  options?: Omit<ClientOptions, 'transport'>;
}

/** A client that is logged in, at a server that says what the test wants. */
export async function sceneOf({ streams = () => undefined, polls = () => 'stall', options = {} }: Scene) {
  const looks = () => transport.outline.filter((each) => each.startsWith('GameSync')).length;
  const script = ({ procedure }: Attempt): Outcome => {
    if (procedure === 'Login') return LOGGED_IN;
    return procedure === 'GameSync' ? polls(looks()) : [answer(`Rsp${procedure}` as 'RspGamePut')];
  };
  const transport: ScriptedTransport = ScriptedTransport.withStreams(script, streams);
  const client = new OthelloClient({ transport, push: QUICK, pollMs: [1, NEVER_MS], ...options });
  await client.login({ platformToken: 'device' });
  return { client, transport, looks };
}

export async function allOf(states: AsyncIterable<RoomState>): Promise<RoomState[]> {
  const all: RoomState[] = [];
  for await (const state of states) all.push(state);
  return all;
}

export const versionsOf = (states: RoomState[]) => states.map(({ room }) => room.version);
