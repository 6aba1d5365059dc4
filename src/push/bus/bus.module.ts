import { Injectable, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config.ts';
import { Commits, DatabaseUrls } from '../../persistence/index.ts';
import { GameBus } from '../game-bus.ts';
import { LinkedBus } from './linked-bus.ts';
import { natsCarrier } from './nats.carrier.ts';
import { postgresCarrier } from './postgres.carrier.ts';

/** What this node commits, it tells the others; what they tell, it hears. */
@Injectable()
class CommitsOnBus implements OnModuleInit, OnApplicationShutdown {
  private readonly unsubscribe: (() => void)[] = [];

  constructor(
    private readonly commits: Commits,
    private readonly bus: GameBus,
  ) {}

  onModuleInit(): void {
    this.unsubscribe.push(
      this.commits.onChange((changes) => this.bus.publish(changes)),
      this.bus.onChange((changes) => this.commits.hear(changes)),
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
        new LinkedBus(events ? natsCarrier(events) : postgresCarrier(direct)),
    },
    CommitsOnBus,
  ],
})
export class BusModule {}
