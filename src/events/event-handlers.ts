import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MarkedMethods } from '../marked-methods.ts';
import { EVENT_HANDLER, EVENT_NAMES, type EventHandlerMark, type EventName, type Handle } from './event.ts';

const HANDLER_NAME = /^[a-z0-9][a-z0-9.-]{0,62}$/;

export interface BoundHandler {
  events: readonly EventName[];
  handle: Handle;
}

/** Every @EventHandler of every module, checked at boot. */
@Injectable()
export class EventHandlers implements OnModuleInit {
  readonly byName = new Map<string, BoundHandler>();

  constructor(private readonly marked: MarkedMethods) {}

  /** @throws Error with one line: which handler is wrong, and why */
  onModuleInit(): void {
    const marked = this.marked.find<EventHandlerMark>(EVENT_HANDLER, ({ handler }) => `event handler ${handler}`);
    for (const { mark, instance, method } of marked) {
      const handle = instance[method] as Handle;
      this.add(mark, (event, signal) => handle.call(instance, event, signal));
    }
  }

  private add({ handler, events }: EventHandlerMark, handle: Handle): void {
    if (!HANDLER_NAME.test(handler))
      throw new Error(`event handler "${handler}" can't be called so: small letters, digits, - and ., at most 63`);
    if (this.byName.has(handler)) throw new Error(`event handler ${handler} is declared twice: give one another name`);
    for (const event of events)
      if (!EVENT_NAMES.includes(event))
        throw new Error(
          `event handler ${handler} is for ${event}, which is no event: there are ${EVENT_NAMES.join(', ')}`,
        );
    this.byName.set(handler, { events, handle });
  }
}
