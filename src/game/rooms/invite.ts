import { randomBytes } from 'node:crypto';

/** 96 bits: 16 characters of base64url */
const INVITE_BYTES = 12;
const SHAPE = /^[A-Za-z0-9_-]{16}$/;

/** What a private room is joined with. */
export const newInvite = (): string => randomBytes(INVITE_BYTES).toString('base64url');

/** Whether the text could be one: PostgreSQL takes no other text for certain. */
export const isInvite = (text: string): boolean => SHAPE.test(text);
