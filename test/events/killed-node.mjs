// A server with a handler of GameEnded, as a process of its own that can be killed: with `before` it delivers nothing by
// itself for long, with `during` its handler never comes to an end.
import { EventHandler, EventTimes, serve } from '../../dist/index.js';

const [when] = process.argv.slice(2);

class Handlers {
  async handle(event) {
    console.log(`handled ${event.id}`);
    await new Promise(() => undefined);
  }
}
const { prototype } = Handlers;
EventHandler('results', 'GameEnded')(prototype, 'handle', Object.getOwnPropertyDescriptor(prototype, 'handle'));

class Times {}
const long = when === 'before' ? { lookMs: 3_600_000, wakeMs: 3_600_000 } : {};
const times = { provide: EventTimes, useValue: new EventTimes({ ...long, timeoutMs: 1000, leaseMs: 3000 }) };
const modules = [
  { module: Times, global: true, providers: [times], exports: [EventTimes] },
  { module: Handlers, providers: [Handlers] },
];
await serve(process.env, { modules });
