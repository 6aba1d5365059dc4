import { Injectable, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config.ts';
import { ChangeEvents, DatabaseUrls } from '../../persistence/index.ts';
import { Readings, single } from '../../rpc/readings.ts';
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
      inject: [Config, DatabaseUrls, ChangeEvents, Readings],
      useFactory: (
        ...[config, urls, { watched }, readings]: [Config, DatabaseUrls, ChangeEvents, Readings]
      ): GameBus => {
        const driver = config.events ? natsDriver(config.events) : postgresDriver(urls.direct);
        const bus = new ReconnectingBus(driver, watched);
        readings.add({
          name: 'othello_bus_connected',
          help: '1 while wake-ups are carried between the nodes, else 0.',
          kind: 'gauge',
          read: () => single(bus.isConnected ? 1 : 0),
        });
        return bus;
      },
    },
    ChangeEventsOnBus,
  ],
})
export class BusModule {}
