import { randomUUID } from 'node:crypto';
import { backoffAfter } from '@othello-rpc/kernel/backoff';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { messageOf, stackOf, warnOf } from '../error-stack.ts';
import { ChangeEvents, TRANSACTIONS_TOPIC } from '../persistence/index.ts';
import type { GameEvent } from './event.ts';
import { EventHandlers } from './event-handlers.ts';
import { EventTimes } from './event-times.ts';
import { EventsRepository } from './events.repository.ts';

const LONGEST_PAUSE_MS = 3_600_000;
/** ms between two rounds of deleting old events and of renewing this node's handlers */
const TIDY_MS = 60_000;
/** ms that running handlers get when the node stops */
const STOP_MS = 2000;

/**
 * Delivers events to handlers after their commit: at least once, in order, by one node at a time for each handler.
 * Triggers wrote the events in the transaction of their cause; here they are read, given to the handler, and deleted
 * when it resolves.
 */
@Injectable()
export class EventDeliveries implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Events');
  private readonly draining = new Map<string, Promise<void>>();
  private isStopping = false;
  /** aborted when running handlers are no longer waited for */
  private readonly stopped = new AbortController();
  /** identifies this process in leases */
  private readonly node = randomUUID();
  private readonly unsubscribe: (() => void)[] = [];
  private tidyTimer: NodeJS.Timeout | undefined;
  private lookTimer: NodeJS.Timeout | undefined;
  private lookAtMs = Infinity;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly events: EventsRepository,
    private readonly changes: ChangeEvents,
    private readonly handlers: EventHandlers,
    @Optional() private readonly times: EventTimes = new EventTimes(),
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.tidyTimer = setInterval(() => void this.tidy(), TIDY_MS);
    if (this.handlers.byName.size === 0) return;
    await this.register();
    const wake = () => this.plan(this.times.wakeMs);
    const { watched } = this.changes;
    watched.add(TRANSACTIONS_TOPIC); // no move writes an event
    this.unsubscribe.push(this.changes.subscribe(wake), this.changes.subscribeToWakeUps(wake), () =>
      watched.delete(TRANSACTIONS_TOPIC),
    );
    this.plan(0);
  }

  /** Running handlers get STOP_MS to end; events that they do not finish are delivered again. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const stop of this.unsubscribe) stop();
    clearInterval(this.tidyTimer);
    clearTimeout(this.lookTimer);
    this.isStopping = true;
    const ended = Promise.all([this.looking, ...this.draining.values()]);
    const timer = setTimeout(() => this.stopped.abort(new Error('the node stops')), STOP_MS);
    await ended;
    clearTimeout(timer);
  }

  private register(): Promise<void> {
    return this.events.register(this.handlers.byName);
  }

  /** Renews this node's handlers, since handlers that no node has had for days are deleted; deletes what is old. */
  async tidy(): Promise<void> {
    try {
      if (this.handlers.byName.size > 0) await this.register();
      await this.events.forget();
    } catch (error) {
      warnOf(this.logger, 'old events could not be forgotten, which the next round repeats', error);
    }
  }

  /** Looks for what is due in `ms`, or sooner if that was planned. */
  private plan(ms: number): void {
    const atMs = performance.now() + ms;
    if (this.isStopping || this.looking || atMs >= this.lookAtMs) return;
    clearTimeout(this.lookTimer);
    this.lookAtMs = atMs;
    this.lookTimer = setTimeout(() => {
      this.lookAtMs = Infinity;
      this.looking = this.look()
        .catch((error: unknown) => warnOf(this.logger, 'events could not be read, which the next round repeats', error))
        .finally(() => {
          this.looking = undefined;
          this.plan(this.times.lookMs);
        });
    }, ms);
  }

  /** Delivers what is due, as the timer does. Resolves when all of it has been given to its handlers. */
  async deliverDue(): Promise<void> {
    await this.look();
    await Promise.all(this.draining.values());
  }

  private async look(): Promise<void> {
    const free = [...this.handlers.byName.keys()].filter((name) => !this.draining.has(name));
    if (free.length === 0) return;
    for (const name of await this.events.findDue(free)) {
      const drained = this.drain(name)
        .catch((error: unknown) => warnOf(this.logger, `events of ${name} are delivered later`, error))
        .finally(() => this.draining.delete(name));
      this.draining.set(name, drained);
    }
  }

  /** Delivers all that is due to a handler, unless another node has its lease. */
  private async drain(name: string): Promise<void> {
    const { leaseMs } = this.times;
    let leasedMs = performance.now();
    if (!(await this.events.lease(name, this.node, leaseMs))) return;
    try {
      for (;;) {
        const events = await this.events.next(name);
        if (events.length === 0) return;
        for (const event of events) {
          if (this.isStopping) return;
          const nowMs = performance.now();
          if (nowMs - leasedMs > leaseMs / 3) {
            if (!(await this.events.lease(name, this.node, leaseMs))) return;
            leasedMs = nowMs;
          }
          await this.deliver(name, event);
        }
      }
    } finally {
      await this.events.release(name, this.node);
    }
  }

  private async deliver(name: string, event: GameEvent): Promise<void> {
    const overdue = new AbortController();
    const signal = AbortSignal.any([overdue.signal, this.stopped.signal]);
    const timer = setTimeout(
      () => overdue.abort(new Error(`it took longer than ${this.times.timeoutMs} ms`)),
      this.times.timeoutMs,
    );
    const aborted = new Promise<never>((_, reject) => {
      const fail = () => reject(signal.reason as Error);
      signal.addEventListener('abort', fail, { once: true });
    });
    try {
      const handle = this.handlers.byName.get(name)?.handle;
      await Promise.race([Promise.resolve().then(() => handle?.(event, signal)), aborted]);
    } catch (error) {
      if (signal.aborted && signal.reason === this.stopped.signal.reason) return; // not a failure: it is delivered again
      return await this.putOff(name, event, error);
    } finally {
      clearTimeout(timer);
    }
    await this.events.done(event.id);
  }

  /** Puts a failed event off, or gives it up. */
  private async putOff(name: string, event: GameEvent, error: unknown): Promise<void> {
    const { attempts, backoffMs } = this.times;
    const { id, attempt } = event;
    const isLast = attempt >= attempts;
    const pauseMs = Math.round(backoffAfter(attempt, { backoffMs, backoffCeilingMs: LONGEST_PAUSE_MS }));
    const message = messageOf(error);
    await this.events.failed(id, message, isLast ? undefined : pauseMs);
    const what = `${name} failed at event ${id} (${event.name}), attempt ${attempt} of ${attempts}`;
    if (isLast) this.logger.error(`${what}, which is given up and kept in the table events: ${message}`);
    else this.logger.warn(`${what}, again in ${pauseMs} ms: ${message}`);
    this.logger.debug(() => stackOf(error));
  }
}
