/**
 * Thrift for the SDK in Node.
 * @module
 */
export * from './transports/thrift.ts';
