import { Failure, FAILURES } from '../../rpc/failures.ts';

/** A client may encode pieces of a body one by one and concatenate them, so padding may stand within the text. */
const PIECES = /^(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)*$/;

/**
 * Decodes the body of a gRPC-Web text request.
 * @throws Failure Malformed
 */
export function fromBase64(body: Buffer): Buffer {
  const text = body.toString('latin1');
  if (!PIECES.test(text))
    throw new Failure(FAILURES.Malformed, 'the body is no base64, or a part of it alone: encode the whole message');
  const firstEnd = text.indexOf('=');
  if (firstEnd < 0 || firstEnd >= text.length - 2) return Buffer.from(text, 'base64');
  return Buffer.concat((text.match(/[^=]+=*/g) ?? []).map((piece) => Buffer.from(piece, 'base64')));
}
