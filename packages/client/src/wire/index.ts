/**
 * The SDK's codec by itself: plain objects with 64-bit integers as decimal text and enum values by name, to and from bytes.
 * @module
 */
export { enums, type Field, messages } from '../generated/procedures.ts';
export { decodeMessage } from './decode.ts';
export { encodeMessage } from './encode.ts';
export { OTHELLO_SCHEMA, type RequestSlot, type ResponseSlot, Schema, type Tables } from './schema.ts';
