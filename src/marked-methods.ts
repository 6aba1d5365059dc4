import { Injectable, Scope, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModuleRef, Reflector } from '@nestjs/core';

export type Method = (...args: unknown[]) => unknown;

/** A method that a decorator has marked, and the instance that has it. */
export interface MarkedMethod<Mark> {
  mark: Mark;
  instance: Record<string, Method>;
  method: string;
}

/** Finds the methods that a decorator has marked (@Procedure, @EventHandler), in the providers of every module. */
@Injectable()
export class MarkedMethods {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  /**
   * @param key of the decorator's metadata
   * @param nameOf for the error's message
   * @throws Error with one line when a marked method is in a provider that is made anew for each request
   */
  find<Mark>(key: symbol, nameOf: (mark: Mark) => string): MarkedMethod<Mark>[] {
    const found: MarkedMethod<Mark>[] = [];
    for (const wrapper of this.discovery.getProviders()) {
      const prototype = wrapper.metatype?.prototype as Record<string, Method> | undefined;
      if (!prototype) continue;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const mark = this.reflector.get<Mark | undefined>(key, prototype[method] as Method);
        if (mark === undefined) continue;
        if (this.modules.introspect(wrapper.token as Type).scope !== Scope.DEFAULT)
          throw new Error(`${nameOf(mark)} is in a request-scoped provider: make ${wrapper.name} a singleton`);
        found.push({ mark, instance: wrapper.instance as Record<string, Method>, method });
      }
    }
    return found;
  }
}
