import { Module } from '@nestjs/common';
import { BusModule } from './bus/bus.module.ts';
import { Push } from './push.service.ts';

@Module({ imports: [BusModule], providers: [Push], exports: [Push] })
export class PushModule {}
