import { Module } from '@nestjs/common';
import { BusModule } from './bus/bus.module.ts';
import { PushHub } from './push-hub.ts';

@Module({ imports: [BusModule], providers: [PushHub], exports: [PushHub] })
export class PushModule {}
