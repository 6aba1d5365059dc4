import { type DynamicModule, Injectable } from '@nestjs/common';
import { EventHandler, EventTimes } from 'othello-rpc';
import { HANDLER } from './fill.ts';

/** ms: longer than any measurement, and not too long for a timer */
const NEVER = 2 ** 31 - 1;

@Injectable()
class GameEndedHandler {
  @EventHandler(HANDLER, 'GameEnded')
  async handle(): Promise<void> {}
}

/** A team's event handler; events are delivered only when a measurement asks for it. */
export const HandlerModule: DynamicModule = {
  module: class {},
  global: true,
  providers: [
    GameEndedHandler,
    { provide: EventTimes, useValue: new EventTimes({ lookMs: NEVER, wakeMs: NEVER, leaseMs: NEVER }) },
  ],
  exports: [EventTimes],
};
