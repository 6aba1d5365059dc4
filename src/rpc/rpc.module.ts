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
import { ReadCalls } from './read-calls.ts';
import { ProcedureRegistry } from './registry.ts';
import { SessionEntity } from './session.entity.ts';
import { OldSessions } from './old-sessions.repository.ts';
import { Sessions } from './sessions.ts';
import { VersionMap } from './versions.ts';
import { WriteCalls } from './write-calls.ts';

@Module({})
export class RpcModule {
  /** The pipeline, which every transport calls. Domain modules register with it by @Procedure. */
  static forRoot(schema: WireSchema): DynamicModule {
    return {
      module: RpcModule,
      global: true,
      imports: [DiscoveryModule, TypeOrmModule.forFeature([SessionEntity])],
      providers: [
        { provide: WireSchema, useValue: schema },
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
        PublicCalls,
        ReadCalls,
        WriteCalls,
        OptimisticCalls,
        Dispatcher,
      ],
      exports: [
        Admission,
        AnswerBytes,
        EventLoop,
        WireSchema,
        ProcedureRegistry,
        OldSessions,
        Sessions,
        Dispatcher,
        NodeHealth,
      ],
    };
  }
}
