import { WorkerProcess } from './worker-process.ts';
import type { LoadResult, PreparedLoad, ClientSetup, Load } from './load-client.ts';
import type { Conditions, OpenLoopResult, Round, TransportName } from './results.ts';
import type { Server, ServerOptions } from './servers.ts';
import { transportCalled } from './transports.ts';

export interface LoadTargetOptions extends ServerOptions {
  transport: TransportName;
  /** undefined: in-process, the client holds the server */
  server: Server | undefined;
  /** of an Othello server on the same database, where games are made; the server's own by default */
  gamesUrl?: string;
  seed: number;
}

const portOf = ({ transport, server }: LoadTargetOptions): number =>
  server?.ports[transportCalled(transport).port] ?? 0;

/** A server and the client that calls it over one transport, each in its process. */
export class LoadTarget {
  private constructor(
    private readonly options: LoadTargetOptions,
    private readonly client: WorkerProcess,
  ) {}

  /** @throws Error with one line */
  static async start(options: LoadTargetOptions): Promise<LoadTarget> {
    const { transport, server, cwd, env, seed } = options;
    const client = WorkerProcess.start(`the client of ${transport}`, 'load-client.js', { cwd, env });
    const gamesUrl = options.gamesUrl ?? `http://127.0.0.1:${server?.ports.httpPort}`;
    try {
      await client.ask('setUp', { transport, port: portOf(options), gamesUrl, seed } satisfies ClientSetup);
    } catch (error) {
      await client.stop();
      throw error;
    }
    return new LoadTarget(options, client);
  }

  /**
   * Connects, warms up, measures, disconnects.
   * @param load `calls` are prepared at least; the round ends early when none is left
   * @throws Error with one line when either process died or a call was not answered with success
   */
  closedLoop(load: PreparedLoad, ms: number): Promise<Omit<Round, 'round'>> {
    return this.measure(load, 'closedLoop', { ms });
  }

  async openLoop(
    load: PreparedLoad,
    due: { rate: number; ms: number },
  ): Promise<Omit<OpenLoopResult, keyof Conditions>> {
    const { calls, seconds, latencyMs, uncorrectedMs } = await this.measure(load, 'openLoop', due);
    return { rate: due.rate, calls, seconds, latencyMs, uncorrectedMs: uncorrectedMs ?? latencyMs };
  }

  /** ms from nothing to the first answer, a new connection each */
  firstCalls(load: Load, samples: number): Promise<number[]> {
    return this.client.ask('firstCalls', { ...load, samples });
  }

  /** Does `work` while `callers` connections are open and idle; each has made one call before. */
  async whileConnected<T>(load: Load, work: () => Promise<T>): Promise<T> {
    await this.client.ask('prepare', { ...load, warmUpMs: 1, calls: load.callers } satisfies PreparedLoad);
    const result = await work();
    await this.client.ask('disconnect');
    return result;
  }

  stop(): Promise<void> {
    return this.client.stop();
  }

  /** Whether server and client both still run. A target that has lost one of them is not repaired. */
  get isAlive(): boolean {
    return !this.client.hasEnded && !this.options.server?.hasEnded;
  }

  private async measure(
    load: PreparedLoad,
    loop: string,
    detail: object,
  ): Promise<LoadResult & { serverCpuUs: number }> {
    const { server } = this.options;
    try {
      await this.client.ask('prepare', load);
      const before = await server?.cpuUs();
      const result = await this.client.ask<LoadResult>(loop, detail);
      const after = await server?.cpuUs();
      await this.client.ask('disconnect');
      // in-process client and server are one process: all of its CPU time is counted as the server's
      if (before === undefined || after === undefined)
        return { ...result, serverCpuUs: result.clientCpuUs, clientCpuUs: 0 };
      return { ...result, serverCpuUs: after - before };
    } catch (error) {
      await server?.cpuUs(); // a server that has died says why; its client only says that it is gone
      throw error;
    }
  }
}
