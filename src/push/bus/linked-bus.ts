import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Change } from '../../persistence/index.ts';
import { GameBus } from '../game-bus.ts';
import type { Carrier, Link } from './link.ts';
import { decodeChanges, encodeChanges } from './payload.ts';

/** ms in which changes are gathered into one sending: what nobody sees, and hundreds of moves on a busy node */
const GATHER_MS = 5;

/** ms before the second try to connect, doubled before each later one; a random half to all of it is waited */
const BACKOFF_MS = { first: 100, most: 2000 };

/** The bus over a link that is opened again, for ever, when it is lost. While it is down, wake-ups are dropped. */
export class LinkedBus extends GameBus implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Wake-ups');
  private readonly listeners = new Set<(changes: readonly Change[]) => void>();
  private readonly stop = new AbortController();
  private keeping: Promise<void> | undefined;
  private link: Link | undefined;
  /** newest version of each topic, to be sent */
  private pending = new Map<string, number>();
  private gathering: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;

  constructor(private readonly carrier: Carrier) {
    super();
  }

  /** Doesn't wait for the link: a node serves without it. */
  onApplicationBootstrap(): void {
    this.keeping ??= this.keepOpen();
  }

  /** Sends what is gathered, then closes. */
  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    clearTimeout(this.gathering);
    await this.sending;
    this.flush();
    await this.sending;
    await this.link?.close();
    await this.keeping;
    this.listeners.clear();
  }

  publish(changes: readonly Change[]): void {
    if (!this.link) return;
    for (const { topic, version } of changes)
      this.pending.set(topic, Math.max(version, this.pending.get(topic) ?? version));
    this.gather();
  }

  onChange(listener: (changes: readonly Change[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private gather(): void {
    if (this.pending.size === 0 || this.sending || this.stop.signal.aborted) return;
    this.gathering ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  /** One sending at a time: what comes meanwhile goes with the next. */
  private flush(): void {
    const { link, pending } = this;
    this.gathering = undefined;
    this.pending = new Map();
    if (!link || pending.size === 0) return;
    this.sending = link
      .send(encodeChanges(pending, this.carrier.payloadLimit))
      .catch(() => link.close())
      .finally(() => {
        this.sending = undefined;
        this.gather();
      });
  }

  private async keepOpen(): Promise<void> {
    const { signal } = this.stop;
    let hasTold = false;
    for (let failures = 0; !signal.aborted; failures++) {
      const reason = await this.live(() => {
        if (hasTold) this.logger.log(`${this.carrier.name} carries wake-ups again`);
        hasTold = false;
        failures = 0;
      });
      if (signal.aborted) return;
      if (!hasTold)
        this.logger.warn(
          `${this.carrier.name} carries no wake-ups (${reason}): moves made on other nodes show a second or two late until it does`,
        );
      hasTold = true;
      const backoffMs = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** failures);
      await sleep(backoffMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    }
  }

  /** One link from its opening to its loss. @returns why it was lost, or never was */
  private async live(onOpen: () => void): Promise<string> {
    try {
      const link = await this.carrier.open((payload) => this.hear(payload));
      if (this.stop.signal.aborted) {
        await link.close();
        return 'closed';
      }
      this.link = link;
      onOpen();
      const reason = await link.lost;
      this.link = undefined;
      await link.close();
      return reason;
    } catch (error) {
      return error instanceof Error ? error.message || error.name : String(error);
    }
  }

  private hear(payload: string): void {
    const changes = decodeChanges(payload);
    if (changes.length > 0) for (const listener of this.listeners) listener(changes);
  }
}
