import { Module } from '@nestjs/common';
import { BusModule } from './bus/bus.module.ts';
import { PushHub } from './push-hub.ts';
import { PushReadings } from './push.readings.ts';

@Module({ imports: [BusModule], providers: [PushHub, PushReadings], exports: [PushHub] })
export class PushModule {}
