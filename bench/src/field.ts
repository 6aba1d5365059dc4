import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Contestant } from './contestant.ts';
import type { TransportName } from './results.ts';
import { BenchDatabase } from './bench-database.ts';
import { NodeServer } from './servers.ts';

interface Entered {
  server: NodeServer | undefined;
  contestant: Contestant;
}

/**
 * Who is measured: a server and a client a transport, all on one database, there at once so that their rounds can take
 * turns. Everything listens on ports that the system chooses.
 */
export class Field {
  private readonly entered = new Map<TransportName, Promise<Entered>>();
  private readonly lost: Entered[] = [];
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

  /** undefined: never asked for, or there is none */
  async openedDatabase(): Promise<BenchDatabase | undefined> {
    return this.opened?.catch(() => undefined);
  }

  /** An Othello server on the database. @param purpose for people: what it is there for */
  async startServer(purpose: string): Promise<NodeServer> {
    return NodeServer.start('othello', { purpose, ...(await this.options()) });
  }

  /** Starts all at once; whoever asks for one is told why it isn't there. */
  async enter(transports: readonly TransportName[]): Promise<void> {
    await Promise.allSettled(transports.map((transport) => this.started(transport)));
  }

  /** Started when first asked for. Who gets one that died is told so by it; who asks then gets another. @throws Error with one line */
  async contestant(transport: TransportName): Promise<Contestant> {
    return (await this.entry(transport)).contestant;
  }

  /** The server behind a contestant; undefined in-process. */
  async serverOf(transport: TransportName): Promise<NodeServer | undefined> {
    return (await this.entry(transport)).server;
  }

  /** Ends all contestants. */
  async clear(): Promise<void> {
    const entered = await Promise.allSettled(this.entered.values());
    this.entered.clear();
    const there = entered.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    await Promise.all([...there, ...this.lost.splice(0)].map(leave));
  }

  async close(): Promise<void> {
    await this.clear();
    await (await this.openedDatabase())?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** For whoever starts processes of its own: the folder, and an environment with the database's URL. */
  async options() {
    const { url } = await this.database();
    return { cwd: this.folder, env: { ...process.env, DATABASE_URL: url, DATABASE_DIRECT_URL: '' } };
  }

  private async entry(transport: TransportName): Promise<Entered> {
    const entered = await this.started(transport);
    if (!entered.contestant.isAlive) {
      this.entered.delete(transport);
      this.lost.push(entered);
    }
    return entered;
  }

  private started(transport: TransportName): Promise<Entered> {
    const entered = this.entered.get(transport) ?? this.start(transport);
    this.entered.set(transport, entered);
    return entered;
  }

  private async start(transport: TransportName): Promise<Entered> {
    const server = transport === 'in-process' ? undefined : await this.startServer(transport);
    try {
      const contestant = await Contestant.enter({ transport, server, seed: this.seed, ...(await this.options()) });
      return { server, contestant };
    } catch (error) {
      await server?.stop();
      throw error;
    }
  }
}

async function leave({ contestant, server }: Entered): Promise<void> {
  await contestant.leave();
  await server?.stop();
}

/** Of runs that were killed. */
function removeLeftovers(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const pid = /^bench-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`))
      rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
