import { AskedProcess } from '../asked-process.ts';
import { Contestant } from '../contestant.ts';
import { type PeerName, startPeer, transportOf } from '../peers/index.ts';
import { NodeServer, type Server } from '../servers.ts';
import type { Contender, Entered, Place } from './duel.ts';
import type { Meeting, Visit, Visited } from './prepared-client.ts';
import type { PreparedTransport } from './prepared-wires.ts';

/** Ends what was started, the last first, whatever one of them says. */
export class Started {
  private readonly ends: (() => Promise<unknown>)[] = [];

  add<T>(started: T, end: (started: T) => Promise<unknown>): T {
    this.ends.push(() => end(started));
    return started;
  }

  async end(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end().catch(() => undefined);
  }

  /** @returns what `work` started; when it fails nothing is left running */
  static async by<T>(work: (started: Started) => Promise<T>): Promise<T> {
    const started = new Started();
    try {
      return await work(started);
    } catch (error) {
      await started.end();
      throw error;
    }
  }
}

const stop = (each: { stop(): Promise<void> }) => each.stop();

/** The client of the targets, with games on the database. */
export async function startClient(started: Started, { databaseUrl, games, seed }: Place): Promise<AskedProcess> {
  const client = started.add(AskedProcess.start('the client', 'targets/prepared-client.js'), stop);
  await client.ask('meet', { databaseUrl, games, seed } satisfies Meeting);
  return client;
}

/** GamePuts on a server, by that client. */
const putting = (client: AskedProcess, server: Server, transport: PreparedTransport): Contender => ({
  turn: async (callers, times) => {
    const port = (transport === 'grpc' ? server.ports.grpcPort : server.ports.httpPort) ?? 0;
    await server.cpuUs(); // throws with its last words when it has ended
    return client.ask<Visited>('visit', {
      ...{ transport, port, callers, procedure: 'GamePut' },
      ...times,
    } satisfies Visit);
  },
});

/** Our server against a peer: durable puts, the same client for both. @param env of our server, beside the place's */
export const againstPeer =
  (name: PeerName, env: NodeJS.ProcessEnv = {}) =>
  (place: Place): Promise<Entered> =>
    Started.by(async (started) => {
      const peer = started.add(await startPeer(name, place.databaseUrl), stop);
      const options = { cwd: place.cwd, env: { ...place.env, ...env } };
      const server = started.add(
        await NodeServer.start('othello', { ...options, purpose: `puts against ${name}` }),
        stop,
      );
      const client = await startClient(started, place);
      const transport = transportOf(name);
      return {
        ours: putting(client, server, transport),
        theirs: putting(client, peer, transport),
        leave: () => started.end(),
      };
    });

/** Our server against a bare one that reads and writes the same bytes: a call without a database, what it costs the server. */
export const againstBare =
  (bare: 'node:http' | 'grpc-js', transport: PreparedTransport) =>
  (place: Place): Promise<Entered> =>
    Started.by(async (started) => {
      const enter = async (name: string): Promise<Contender> => {
        const { cwd, env, seed } = place;
        const server = started.add(await NodeServer.start(name, { cwd, env, purpose: 'no-database calls' }), stop);
        const contestant = await Contestant.enter({ transport, server, seed });
        started.add(contestant, (each) => each.leave());
        const connections = transport === 'grpc' ? 'multiplexed' : 'kept';
        return {
          turn: (callers, { warmUpMs, ms }) =>
            contestant.closedLoop({ procedure: 'NoOp', connections, callers, warmUpMs, calls: 0 }, ms),
        };
      };
      return { ours: await enter('othello'), theirs: await enter(bare), leave: () => started.end() };
    });
