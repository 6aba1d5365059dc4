import type { NetworkProfile } from '../results.ts';
import { NodeServer, type ServerOptions } from '../servers.ts';
import { WorkerProcess } from '../worker-process.ts';
import { type KeyPair, makeKeyPair } from './certificate.ts';
import { type DatabaseSocket, openDatabaseSocket } from './database-socket.ts';
import type { FarPorts } from './far-end.ts';
import { Links } from './link.ts';

/** The far end with TLS in front of it. */
export interface TlsEnd {
  ports: FarPorts;
  /** PEM, to be trusted */
  certificate: string;
}

/** Emulated links, an Othello server at their far end, and clients at their near end. */
export class EmulatedNetwork {
  private readonly closing: (() => unknown)[] = [];
  private constructor(
    readonly links: Links,
    readonly near: WorkerProcess,
    readonly far: WorkerProcess,
    /** of the server, without TLS */
    readonly ports: FarPorts,
  ) {}

  /**
   * @param options of the server: its environment has a DATABASE_URL that is reached from here
   * @throws Error with one line: what this machine lacks
   */
  static async start(
    profiles: readonly NetworkProfile[],
    seed: number,
    { cwd, env = process.env }: ServerOptions,
  ): Promise<EmulatedNetwork> {
    const closing: (() => unknown)[] = [];
    try {
      const links = await Links.start(profiles, seed);
      closing.push(() => links.stop());
      const { near: nearNetns, far: farNetns } = links.namespaces;
      const database: DatabaseSocket = await openDatabaseSocket(env['DATABASE_URL'] ?? '');
      closing.push(() => database.close());
      const own = { ...env, HOST: '0.0.0.0', DATABASE_URL: database.url };
      const server = await NodeServer.start('othello', { purpose: 'the links', cwd, env: own, netns: farNetns });
      closing.push(() => server.stop());
      const far = WorkerProcess.start('the far end', 'network/far-end.js', { cwd, env, netns: farNetns });
      closing.push(() => far.stop());
      const near = WorkerProcess.start('the near end', 'network/near-end.js', { cwd, env, netns: nearNetns });
      closing.push(() => near.stop());
      const { httpPort = 0, grpcPort = 0, thriftPort = 0 } = server.ports;
      const network = new EmulatedNetwork(links, near, far, { httpPort, grpcPort, thriftPort });
      network.closing.push(...closing);
      return network;
    } catch (error) {
      await closeAll(closing);
      throw error;
    }
  }

  /** Puts TLS in front of the server. @throws Error with one line where there is no certificate to be had */
  async startTls(): Promise<TlsEnd> {
    const pair: KeyPair = await makeKeyPair();
    return { ports: await this.far.ask('terminateTls', { pair, ports: this.ports }), certificate: pair.certificate };
  }

  /** Ends all processes, and with them the namespaces. */
  stop(): Promise<void> {
    return closeAll(this.closing);
  }
}

async function closeAll(closing: (() => unknown)[]): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}
