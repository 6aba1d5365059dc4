import { AskedProcess } from './asked-process.ts';
import type { Driven, Entry, Meeting, Visit } from './drive.ts';
import type { Conditions, OpenLoopResult, Round, TransportName } from './results.ts';
import type { Server, ServerOptions } from './servers.ts';

export interface ContestantOptions extends ServerOptions {
  transport: TransportName;
  /** undefined: in-process, the driver holds the server */
  server: Server | undefined;
  /** of an Othello server on the same database, where games are made; the server's own by default */
  gamesUrl?: string;
  seed: number;
}

const portOf = ({ transport, server }: ContestantOptions): number =>
  (transport.startsWith('grpc') ? server?.ports.grpcPort : server?.ports.httpPort) ?? 0;

/** A server and the client that calls it over one transport, each in its process. */
export class Contestant {
  private constructor(
    private readonly options: ContestantOptions,
    private readonly driver: AskedProcess,
  ) {}

  /** @throws Error with one line */
  static async enter(options: ContestantOptions): Promise<Contestant> {
    const { transport, server, cwd, env, seed } = options;
    const driver = AskedProcess.start(`the client of ${transport}`, 'drive.js', { cwd, env });
    const gamesUrl = options.gamesUrl ?? `http://127.0.0.1:${server?.ports.httpPort}`;
    try {
      await driver.ask('meet', { transport, port: portOf(options), gamesUrl, seed } satisfies Meeting);
    } catch (error) {
      await driver.stop();
      throw error;
    }
    return new Contestant(options, driver);
  }

  /**
   * Connects, warms up, measures, disconnects.
   * @param entry calls: at least so many are prepared; the round ends early when they are spent
   * @throws Error with one line when either process died or a call was not answered with success
   */
  closedLoop(entry: Entry, ms: number): Promise<Omit<Round, 'round'>> {
    return this.visit(entry, 'closedLoop', { ms });
  }

  async openLoop(entry: Entry, due: { rate: number; ms: number }): Promise<Omit<OpenLoopResult, keyof Conditions>> {
    const { calls, seconds, latencyMs, uncorrectedMs } = await this.visit(entry, 'openLoop', due);
    return { rate: due.rate, calls, seconds, latencyMs, uncorrectedMs: uncorrectedMs ?? latencyMs };
  }

  /** ms from nothing to the first answer, a new connection each */
  firstCalls(visit: Visit, samples: number): Promise<number[]> {
    return this.driver.ask('firstCalls', { ...visit, samples });
  }

  /** While `callers` connections are open and idle, each of which made one call. */
  async whileConnected<T>(visit: Visit, look: () => Promise<T>): Promise<T> {
    await this.driver.ask('enter', { ...visit, warmUpMs: 1, calls: visit.callers } satisfies Entry);
    const seen = await look();
    await this.driver.ask('leave');
    return seen;
  }

  leave(): Promise<void> {
    return this.driver.stop();
  }

  /** Whether both processes are: what is lost stays lost. */
  get isAlive(): boolean {
    return !this.driver.hasEnded && !this.options.server?.hasEnded;
  }

  private async visit(entry: Entry, loop: string, detail: object): Promise<Driven & { serverCpuUs: number }> {
    const { server } = this.options;
    try {
      await this.driver.ask('enter', entry);
      const before = await server?.cpuUs();
      const driven = await this.driver.ask<Driven>(loop, detail);
      const after = await server?.cpuUs();
      await this.driver.ask('leave');
      // in-process: all of it is the server's, but for a loop around it
      if (before === undefined || after === undefined)
        return { ...driven, serverCpuUs: driven.clientCpuUs, clientCpuUs: 0 };
      return { ...driven, serverCpuUs: after - before };
    } catch (error) {
      await server?.cpuUs(); // a server that died says more than the client that misses it
      throw error;
    }
  }
}
