/**
 * The SDK for browsers and Node: calls over the envelope. gRPC is a separate entry, which needs \@grpc/grpc-js.
 * @module
 */
export type * from './generated/procedures.ts';
/** The rules of the game, as the server has them. */
export * as rules from '@othello-rpc/kernel';
export * from './errors.ts';
export type * from './events.ts';
export type { Phase, ResponseHandler } from './handlers.ts';
export * from './names.ts';
export type { ClientOptions } from './options.ts';
export * from './othello-client.ts';
export * from './extend-client.ts';
export type { CallOptions } from './procedure-calls.ts';
export type { PushPolicy } from './push-policy.ts';
export type { RetryPolicy } from './retry.ts';
export * from './room.ts';
export type * from './transport.ts';
export type { EnvelopeCall, Header } from './wire/envelope.ts';
export { OTHELLO_SCHEMA, type RequestSlot, type ResponseSlot, Schema, type Tables } from './wire/schema.ts';
export * from './transports/connect.ts';
export { envelope, type EnvelopeOptions } from './transports/envelope.ts';
export * from './transports/in-process.ts';
export * from './transports/websocket.ts';
export type { RoomState, RoomStates } from './watch-room.ts';
