import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MarkedMethods } from '../marked-methods.ts';
import { Admission } from './admission.ts';
import { AnswerBytes } from './answer-bytes.ts';
import { WireSchema } from './codec.ts';
import { Dispatcher } from './dispatcher.ts';
import { EventLoop } from './event-loop.ts';
import { ExactlyOnce } from './exactly-once.ts';
import { NodeHealth } from './node-health.ts';
import { OptimisticCalls } from './optimistic-calls.ts';
import { PublicCalls } from './public-calls.ts';
import { RATE_LIMIT_SETTINGS, RateLimits, type RateLimitSettings } from './rate-limits.ts';
import { Readings } from './readings.ts';
import { ReadCalls } from './read-calls.ts';
import { ProcedureRegistry } from './registry.ts';
import { RpcReadings } from './rpc.readings.ts';
import { SessionEntity } from './session.entity.ts';
import { OldSessions } from './old-sessions.repository.ts';
import { SessionRate } from './session-rate.ts';
import { Sessions } from './sessions.ts';
import { VersionMap } from './versions.ts';
import { WriteCalls } from './write-calls.ts';

@Module({})
export class RpcModule {
  /** The pipeline, which every transport calls. Domain modules register with it by @Procedure. */
  static forRoot(schema: WireSchema, limits: RateLimitSettings | undefined): DynamicModule {
    return {
      module: RpcModule,
      global: true,
      imports: [DiscoveryModule, TypeOrmModule.forFeature([SessionEntity])],
      providers: [
        { provide: WireSchema, useValue: schema },
        { provide: RATE_LIMIT_SETTINGS, useValue: limits },
        Admission,
        AnswerBytes,
        EventLoop,
        MarkedMethods,
        ProcedureRegistry,
        OldSessions,
        Sessions,
        ExactlyOnce,
        VersionMap,
        NodeHealth,
        RateLimits,
        SessionRate,
        PublicCalls,
        ReadCalls,
        WriteCalls,
        OptimisticCalls,
        Dispatcher,
        Readings,
        RpcReadings,
      ],
      exports: [
        ...[Admission, AnswerBytes, EventLoop, WireSchema, ProcedureRegistry],
        OldSessions,
        RateLimits,
        ...[Sessions, Dispatcher, NodeHealth, Readings],
      ],
    };
  }
}
