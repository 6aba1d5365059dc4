import { randomBytes } from 'node:crypto';

/** 96 bits: 16 characters of base64url */
const INVITE_BYTES = 12;
const SHAPE = /^[A-Za-z0-9_-]{16}$/;

/** A new text with which a private room is joined. */
export const newInvite = (): string => randomBytes(INVITE_BYTES).toString('base64url');

/** Whether the text has an invite's form. Others must not reach PostgreSQL, which refuses some texts (NUL). */
export const isInvite = (text: string): boolean => SHAPE.test(text);
