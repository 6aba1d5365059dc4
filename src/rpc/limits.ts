/**
 * Limits that several transports share. docs/protocol.md states them, and a test compares it with this file. Bounds of a
 * request's fields stand in bounds.ts; time-outs of one transport stand in its `*-times.ts`.
 */

/** of a request without its framing, packed and unpacked */
export const MESSAGE_LIMIT_BYTES = 64 * 1024;

/** of the headers of an HTTP request */
export const HEADERS_LIMIT_BYTES = 16 * 1024;

/** calls of a session that run at the same time, and calls of it that may wait for them */
export const SESSION_CALLS = { inFlight: 32, waiting: 96 };

/** calls in flight on a node, waiting ones included; and how many of these may wait for a connection of the pool */
export const NODE_CALLS = { inFlight: 2048, waiting: 1024 };

/** Calls in flight on one connection: at this number its transport stops reading or begins no more calls. */
export const CONNECTION_CALLS = 64;

/** Calls in flight where answers come in the order of the calls: at this number its transport stops reading. */
export const ORDERED_CALLS = 32;

/** streams of one HTTP/2 connection, gRPC's included */
export const STREAMS_PER_CONNECTION = 100;

/** bytes of answers that a peer may leave untaken on one HTTP/2 connection, those of calls in flight estimated in */
export const HELD_BYTES_AT_MOST = 1024 * 1024;

/** ms in which a peer that takes nothing of what was written to it is disconnected */
export const BLOCKED_MS = 60_000;

/** ms from the opening of a stream both ways to a login or a live token on it */
export const LOGIN_MS = 10_000;

/** ms that a transport gives calls in flight when the node stops, before it cuts their connections */
export const DRAIN_MS = 3000;
