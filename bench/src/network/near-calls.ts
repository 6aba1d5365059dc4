import { randomBytes } from 'node:crypto';
import { envelope, OthelloClient } from '@othello-rpc/client';
import type { Conditions, TransportName } from '../results.ts';
import { noOpSchema } from '../no-op-schema.ts';
import type { Place } from '../wires/dial.ts';
import { transportCalled } from '../transports.ts';
import type { Step, Wire } from '../wires/index.ts';

/** Which server to call, and how. */
export interface NearPlace {
  transport: TransportName;
  place: Place;
  connections: Conditions['connections'];
}

const schema = noOpSchema();
const step: Step = { procedure: 'NoOp', request: { roomId: 42, r: 2, c: 3 } };
const ofItsPlayer: Step = { procedure: 'ListGameRooms', request: { limit: 1 } };

let nextKey = 0;
const wires = new Map<number, { wire: Wire; callers: number }>();

type Open = (callers: number) => Wire;

async function openerOf({ transport, place, connections }: NearPlace): Promise<Open> {
  const driver = await transportCalled(transport).driver?.();
  if (!driver) throw new Error(`there is no ${transport} here`);
  return (callers) => driver({ ...place, schema, connections, callers });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const all = ({ wire, callers }: { wire: Wire; callers: number }, made: Step) =>
  Promise.all(Array.from({ length: callers }, (_, caller) => wire.call(made, caller)));

/** Calls over an emulated link, by the comparison's own clients. */
export const nearCalls = {
  /** Logs a player in, whose token goes along with all calls from now on: a stream without one is closed after a while. */
  logIn: async ({ url }: { url: string }): Promise<void> => {
    const client = new OthelloClient({ transport: envelope(url) });
    const name = `c${randomBytes(6).toString('hex')}`;
    const { token } = await client.loginOrRegister({ platformToken: `network-${name}`, name });
    if (token !== undefined) step.token = ofItsPlayer.token = token;
    client.close();
  },
  /** ms from nothing to the first answer, a new connection each */
  firstCalls: async ({ samples, ...place }: NearPlace & { samples: number }): Promise<number[]> => {
    const open = await openerOf(place);
    const samplesMs: number[] = [];
    while (samplesMs.length < samples) {
      let wire: Wire | undefined;
      samplesMs.push(await timed(() => (wire = open(1)).call(step, 0)));
      wire?.close();
    }
    return samplesMs;
  },
  /**
   * Opens what `callers` callers need. Each has made a call of its player then: a NoOp is public and shows no session, and
   * on a slow link NoOps alone take longer than a stream may stay without one.
   * @returns what keptCalls and close know it by
   */
  open: async ({ callers, ...place }: NearPlace & { callers: number }): Promise<number> => {
    const opened = { wire: (await openerOf(place))(callers), callers };
    const key = nextKey++;
    wires.set(key, opened);
    await all(opened, ofItsPlayer);
    return key;
  },
  /** ms until the last caller is answered, when all call at once, time after time */
  keptCalls: async ({ key, samples }: { key: number; samples: number }): Promise<number[]> => {
    const opened = wires.get(key);
    if (!opened) throw new Error(`nothing is open as ${key}`);
    const samplesMs: number[] = [];
    while (samplesMs.length < samples) samplesMs.push(await timed(() => all(opened, step)));
    return samplesMs;
  },
  close: ({ key }: { key: number }): void => {
    wires.get(key)?.wire.close();
    wires.delete(key);
  },
};
