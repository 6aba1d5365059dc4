import { type DynamicModule, Module } from '@nestjs/common';
import { ThriftTimes } from '../../src/transports/thrift/thrift-times.ts';

@Module({})
class ThriftTimesModule {}

/** A module with which a node's Thrift waits for other times than by default, in ms. */
export const thriftTimes = (times: Partial<ThriftTimes>): DynamicModule => ({
  module: ThriftTimesModule,
  global: true,
  providers: [{ provide: ThriftTimes, useValue: new ThriftTimes(times) }],
  exports: [ThriftTimes],
});
