export { type EventBodies, EventHandler, type EventName, type GameEvent } from './event.ts';
export { EventDeliveries } from './event-deliveries.ts';
export { EventTimes } from './event-times.ts';
export { EventsModule } from './events.module.ts';
