import { Failure, FAILURES } from '../../rpc/failures.ts';

/** Pieces that were encoded each by itself stand one behind the other: padding may stand within the text. */
const PIECES = /^(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)*$/;

/**
 * What the body of a gRPC-Web text request says.
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
