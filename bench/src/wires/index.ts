export { inProcessServer, openInProcess } from './in-process-wire.ts';
export * from './wire.ts';
