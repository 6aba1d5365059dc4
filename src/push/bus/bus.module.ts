import { Injectable, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config.ts';
import { ChangeEvents, DatabaseUrls } from '../../persistence/index.ts';
import { GameBus } from '../game-bus.ts';
import { ReconnectingBus } from './reconnecting-bus.ts';
import { natsDriver } from './nats.driver.ts';
import { postgresDriver } from './postgres.driver.ts';

/** Sends this node's change events to the other nodes, and publishes here what they send. */
@Injectable()
class ChangeEventsOnBus implements OnModuleInit, OnApplicationShutdown {
  private readonly unsubscribe: (() => void)[] = [];

  constructor(
    private readonly changeEvents: ChangeEvents,
    private readonly bus: GameBus,
  ) {}

  onModuleInit(): void {
    this.unsubscribe.push(
      this.changeEvents.subscribe((changes) => this.bus.publish(changes)),
      this.bus.subscribe((changes) => this.changeEvents.publishWakeUps(changes)),
    );
  }

  /** Closed last, so that changes of calls during the drain are published too. */
  onApplicationShutdown(): void {
    for (const stop of this.unsubscribe) stop();
  }
}

/** The bus that EVENTS_URL names. It brings other nodes' changes; ChangeEvents publishes this node's own at once. */
@Module({
  providers: [
    {
      provide: GameBus,
      inject: [Config, DatabaseUrls, ChangeEvents],
      useFactory: ({ events }: Config, { direct }: DatabaseUrls, { watched }: ChangeEvents): GameBus =>
        new ReconnectingBus(events ? natsDriver(events) : postgresDriver(direct), watched),
    },
    ChangeEventsOnBus,
  ],
})
export class BusModule {}
