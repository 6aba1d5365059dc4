/**
 * gRPC for the SDK in Node. Install \@grpc/grpc-js beside it.
 * @module
 */
export * from './transports/grpc.ts';
