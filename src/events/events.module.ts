import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MarkedMethods } from '../marked-methods.ts';
import { EventDeliveries } from './event-deliveries.ts';
import { EventEntity, EventHandlerEntity } from './event.entity.ts';
import { EventHandlers } from './event-handlers.ts';
import { EventsRepository } from './events.repository.ts';

/** Delivers events to a team's handlers, after their commit. */
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([EventEntity, EventHandlerEntity])],
  providers: [EventDeliveries, EventHandlers, EventsRepository, MarkedMethods],
})
export class EventsModule {}
