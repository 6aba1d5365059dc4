import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { LoadTarget } from './load-target.ts';
import type { TransportName } from './results.ts';
import { BenchDatabase } from './bench-database.ts';
import { NodeServer } from './servers.ts';

interface RunningTarget {
  server: NodeServer | undefined;
  target: LoadTarget;
}

/**
 * Everything that is measured: for each transport a server and its client, all on one database. All run at the same time, so
 * that their rounds can alternate. Everything listens on ports that the system chooses.
 */
export class Lab {
  private readonly running = new Map<TransportName, Promise<RunningTarget>>();
  private readonly lostTargets: RunningTarget[] = [];
  private readonly folder: string;
  private opened: Promise<BenchDatabase> | undefined;

  constructor(
    private readonly seed: number,
    folder: string,
  ) {
    this.folder = path.resolve(folder, `bench-${process.pid}`);
    removeLeftovers(folder);
    // on the disk of the working tree: on a tmpfs a commit would cost nothing
    mkdirSync(this.folder, { recursive: true });
  }

  /** Opened when first asked for: sections that need none run without. @throws Error with one line */
  database(): Promise<BenchDatabase> {
    return (this.opened ??= BenchDatabase.open(this.folder));
  }

  /** undefined: it was never opened, or there is none */
  async openedDatabase(): Promise<BenchDatabase | undefined> {
    return this.opened?.catch(() => undefined);
  }

  /** An Othello server on the database. @param purpose shown to people */
  async startServer(purpose: string): Promise<NodeServer> {
    return NodeServer.start('othello', { purpose, ...(await this.options()) });
  }

  /** Starts all at once. One that fails to start says why when it is asked for. */
  async startAll(transports: readonly TransportName[]): Promise<void> {
    await Promise.allSettled(transports.map((transport) => this.started(transport)));
  }

  /**
   * Started when first asked for. A target that has died rejects the next measurement, and is replaced for the one after.
   * @throws Error with one line
   */
  async target(transport: TransportName): Promise<LoadTarget> {
    return (await this.runningTarget(transport)).target;
  }

  /** The server behind a target; undefined in-process. */
  async serverOf(transport: TransportName): Promise<NodeServer | undefined> {
    return (await this.runningTarget(transport)).server;
  }

  /** Stops all targets. */
  async stopAll(): Promise<void> {
    const running = await Promise.allSettled(this.running.values());
    this.running.clear();
    const started = running.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    await Promise.all([...started, ...this.lostTargets.splice(0)].map(stop));
  }

  async close(): Promise<void> {
    await this.stopAll();
    await (await this.openedDatabase())?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A folder under the run's, removed with it. */
  folderOf(name: string): string {
    const folder = path.join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** For other processes on this database: the folder, and an environment with the database's URL. */
  async options() {
    const { url } = await this.database();
    return { cwd: this.folder, env: { ...process.env, DATABASE_URL: url, DATABASE_DIRECT_URL: '' } };
  }

  private async runningTarget(transport: TransportName): Promise<RunningTarget> {
    const running = await this.started(transport);
    if (!running.target.isAlive) {
      this.running.delete(transport);
      this.lostTargets.push(running);
    }
    return running;
  }

  private started(transport: TransportName): Promise<RunningTarget> {
    const running = this.running.get(transport) ?? this.start(transport);
    this.running.set(transport, running);
    return running;
  }

  private async start(transport: TransportName): Promise<RunningTarget> {
    const server = transport === 'in-process' ? undefined : await this.startServer(transport);
    try {
      const target = await LoadTarget.start({ transport, server, seed: this.seed, ...(await this.options()) });
      return { server, target };
    } catch (error) {
      await server?.stop();
      throw error;
    }
  }
}

async function stop({ target, server }: RunningTarget): Promise<void> {
  await target.stop();
  await server?.stop();
}

/** Removes what runs that were killed have left. */
function removeLeftovers(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const pid = /^bench-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`))
      rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
