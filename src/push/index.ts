export { PushHub } from './push-hub.ts';
export { PushModule } from './push.module.ts';
export { PushTimes } from './push-times.ts';
export type { Sink, Subscription } from './sink.ts';
