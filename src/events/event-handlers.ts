import { Injectable, type OnModuleInit, Scope, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModuleRef, Reflector } from '@nestjs/core';
import { EVENT_HANDLER, EVENT_NAMES, type EventHandlerMark, type EventName, type Handle } from './event.ts';

const HANDLER_NAME = /^[a-z0-9][a-z0-9.-]{0,62}$/;

export interface BoundHandler {
  events: readonly EventName[];
  handle: Handle;
}

type Method = (...args: unknown[]) => unknown;

/** Every @EventHandler of every module, checked at boot. */
@Injectable()
export class EventHandlers implements OnModuleInit {
  readonly byName = new Map<string, BoundHandler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  /** @throws Error with one line: which handler is wrong, and why */
  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const prototype = wrapper.metatype?.prototype as Record<string, Method> | undefined;
      if (!prototype) continue;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const mark = this.reflector.get<EventHandlerMark | undefined>(EVENT_HANDLER, prototype[method] as Method);
        if (!mark) continue;
        if (this.modules.introspect(wrapper.token as Type).scope !== Scope.DEFAULT)
          throw new Error(
            `event handler ${mark.handler} is in a request-scoped provider: make ${wrapper.name} a singleton`,
          );
        const instance = wrapper.instance as Record<string, Handle>;
        this.add(mark, (event, signal) => (instance[method] as Handle).call(instance, event, signal));
      }
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
