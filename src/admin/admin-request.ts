import type { Request } from 'express';
import type { z } from 'zod';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { type Id, isStorableId } from '../rpc/wire-id.ts';
import type { ClientAddresses } from '../transports/client-addresses.ts';
import { readBody } from '../transports/http/body.ts';

const BODY_AT_MOST_BYTES = 4096;

/** @throws Failure Malformed, MediaTypeNotSupported, TooLarge, BodyStalled */
export async function bodyOf<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Failure(FAILURES.MediaTypeNotSupported, 'send application/json');
  const source = { headers: request.headers, stream: request, isComplete: () => request.complete };
  const body = await readBody(source, BODY_AT_MOST_BYTES);
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw new Failure(FAILURES.Malformed, 'the body is no JSON');
  }
  const { data, error } = schema.safeParse(value);
  if (error) throw new Failure(FAILURES.Malformed, error.issues[0]?.message ?? 'the body is not as it should be');
  return data;
}

/** Who asks, as the audit names them. */
export function addressOf({ headers, socket }: Request, addresses: ClientAddresses): string {
  const forwarded = headers['x-forwarded-for'];
  return addresses.of(socket.remoteAddress, forwarded === undefined ? undefined : String(forwarded));
}

/** @param what it is the number of @throws Failure Malformed */
export function idIn(text: string | undefined, what: string): Id {
  if (typeof text !== 'string' || !/^[1-9]\d{0,18}$/.test(text) || !isStorableId(text))
    throw new Failure(FAILURES.Malformed, `this is no ${what}'s number: give digits, as the lists show them`);
  return text;
}

/** For `before` of a list. @throws Failure Malformed */
export const cursorIn = (text: string | undefined): Id | undefined =>
  text === undefined || text === '' ? undefined : idIn(text, 'row');
