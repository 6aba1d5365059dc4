/**
 * The SDK in Node: the common entry, with HTTP/2 for the envelope.
 * @module
 */
export * from './index.ts';
export { envelope, type NodeEnvelopeOptions, type TlsOptions } from './transports/envelope-node.ts';
