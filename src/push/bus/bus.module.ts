import { Injectable, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config.ts';
import { ChangeEvents, DatabaseUrls } from '../../persistence/index.ts';
import { GameBus } from '../game-bus.ts';
import { ReconnectingBus } from './reconnecting-bus.ts';
import { natsDriver } from './nats.driver.ts';
import { postgresDriver } from './postgres.driver.ts';

/** What this node commits, it tells the others; what they tell, it hears. */
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

  /** as late as this: calls that are answered during the drain are told of too */
  onApplicationShutdown(): void {
    for (const stop of this.unsubscribe) stop();
  }
}

/** GameBus by EVENTS_URL. It tells of other nodes' commits; this node's own are told by Commits, at once. */
@Module({
  providers: [
    {
      provide: GameBus,
      inject: [Config, DatabaseUrls],
      useFactory: ({ events }: Config, { direct }: DatabaseUrls): GameBus =>
        new ReconnectingBus(events ? natsDriver(events) : postgresDriver(direct)),
    },
    ChangeEventsOnBus,
  ],
})
export class BusModule {}
