/**
 * The SDK for Node: every transport.
 * @module
 */
export * from './browser.ts';
export * from './transports/grpc.ts';
export * from './transports/in-process.ts';
