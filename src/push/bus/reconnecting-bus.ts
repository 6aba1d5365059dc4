import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { backoffAfter } from '@othello-rpc/kernel/backoff';
import { messageOf, stackOf } from '../../error-stack.ts';
import type { ChangeEvent } from '../../persistence/index.ts';
import { GameBus } from '../game-bus.ts';
import type { BusDriver, BusConnection } from './bus-driver.ts';
import { decodeChanges, encodeChanges } from './payload.ts';

/** ms for which changes are gathered into one message: too short to notice, but enough for hundreds on a busy node */
const GATHER_MS = 5;

const BACKOFF = { backoffMs: 100, backoffCeilingMs: 2000 };

/** The bus over a connection that is opened again whenever it is lost. Until then wake-ups are dropped. */
export class ReconnectingBus extends GameBus implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Wake-ups');
  private readonly listeners = new Set<(changes: readonly ChangeEvent[]) => void>();
  private readonly stop = new AbortController();
  private keeping: Promise<void> | undefined;
  private connection: BusConnection | undefined;
  /** newest version of each topic, to be sent */
  private pending = new Map<string, number>();
  private gathering: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;

  constructor(private readonly driver: BusDriver) {
    super();
  }

  /** Does not wait for the connection: a node serves without it. */
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
    await this.connection?.close();
    await this.keeping;
    this.listeners.clear();
  }

  publish(changes: readonly ChangeEvent[]): void {
    if (!this.connection) return;
    for (const { topic, version } of changes)
      this.pending.set(topic, Math.max(version, this.pending.get(topic) ?? version));
    this.gather();
  }

  subscribe(listener: (changes: readonly ChangeEvent[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private gather(): void {
    if (this.pending.size === 0 || this.sending || this.stop.signal.aborted) return;
    this.gathering ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  /** One message at a time: changes that come meanwhile go with the next. */
  private flush(): void {
    const { connection, pending } = this;
    this.gathering = undefined;
    this.pending = new Map();
    if (!connection || pending.size === 0) return;
    this.sending = connection
      .send(encodeChanges(pending, this.driver.payloadLimit))
      .catch(() => connection.close())
      .finally(() => {
        this.sending = undefined;
        this.gather();
      });
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
      const connection = await this.driver.open((payload) => this.receive(payload));
      if (this.stop.signal.aborted) {
        await connection.close();
        return 'closed';
      }
      this.connection = connection;
      onOpen();
      const reason = await connection.lost;
      this.connection = undefined;
      await connection.close();
      return reason;
    } catch (error) {
      this.logger.debug(() => stackOf(error)); // made only when it is shown
      return messageOf(error);
    }
  }

  private receive(payload: string): void {
    const changes = decodeChanges(payload);
    if (changes.length > 0) for (const listener of this.listeners) listener(changes);
  }
}
