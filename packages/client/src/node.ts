/**
 * The SDK in Node: what it is everywhere, and HTTP/2 for the envelope.
 * @module
 */
export * from './index.ts';
export { envelope } from './transports/envelope-node.ts';
