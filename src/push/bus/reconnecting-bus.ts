import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { backoffAfter } from '@othello-rpc/kernel/backoff';
import { messageOf, stackOf } from '../../error-stack.ts';
import type { ChangeEvent, WatchedShards } from '../../persistence/index.ts';
import { GameBus } from '../game-bus.ts';
import type { BusDriver } from './bus-driver.ts';
import { ConnectedBus } from './connected-bus.ts';

const BACKOFF = { backoffMs: 100, backoffCeilingMs: 2000 };

/** The bus over a connection that is opened again whenever it is lost. Until then wake-ups are dropped. */
export class ReconnectingBus extends GameBus implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Wake-ups');
  private readonly listeners = new Set<(changes: readonly ChangeEvent[]) => void>();
  private readonly stop = new AbortController();
  private keeping: Promise<void> | undefined;
  private connected: ConnectedBus | undefined;

  constructor(
    private readonly driver: BusDriver,
    private readonly watched: WatchedShards,
  ) {
    super();
  }

  get isConnected(): boolean {
    return this.connected !== undefined;
  }

  /** Does not wait for the connection: a node serves without it. */
  onApplicationBootstrap(): void {
    this.keeping ??= this.keepOpen();
  }

  /** Sends what is gathered, then closes. */
  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    const { connected } = this;
    this.connected = undefined;
    await connected?.close();
    await this.keeping;
    this.listeners.clear();
  }

  publish(changes: readonly ChangeEvent[]): void {
    this.connected?.publish(changes);
  }

  subscribe(listener: (changes: readonly ChangeEvent[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async keepOpen(): Promise<void> {
    const { signal } = this.stop;
    let hasWarned = false;
    for (let failures = 0; !signal.aborted; failures++) {
      const reason = await this.connectOnce(() => {
        if (hasWarned) this.logger.log(`${this.driver.name} carries wake-ups again`);
        hasWarned = false;
        failures = 0;
      });
      if (signal.aborted) return;
      if (!hasWarned)
        this.logger.warn(
          `${this.driver.name} carries no wake-ups (${reason}): moves made on other nodes show a second or two late until it does`,
        );
      hasWarned = true;
      await sleep(backoffAfter(failures + 1, BACKOFF), undefined, { signal }).catch(() => undefined);
    }
  }

  /** One connection from its opening to its loss. @returns why it was lost, or could not be opened */
  private async connectOnce(onOpen: () => void): Promise<string> {
    try {
      const connected = await ConnectedBus.open(this.driver, {
        watched: this.watched,
        hear: (changes) => this.hear(changes),
      });
      if (this.stop.signal.aborted) {
        await connected.close();
        return 'closed';
      }
      this.connected = connected;
      onOpen();
      const reason = await connected.lost();
      this.connected = undefined;
      return reason;
    } catch (error) {
      this.logger.debug(() => stackOf(error)); // made only when it is shown
      return messageOf(error);
    }
  }

  private hear(changes: readonly ChangeEvent[]): void {
    for (const listener of this.listeners) listener(changes);
  }
}
