import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import { maySendAgain } from './may-send-again.ts';
import { untrusted } from './tls-options.ts';

/** The head of an HTTP answer. */
export interface ReplyHead {
  status: number;
  headers: { get(name: string): string | null };
}

/** Advice for a person, by Node's error code. Browsers give no code. */
const ADVICE: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there: start the server, or check the port',
  ENOTFOUND: 'there is no such host: check the URL',
  EAI_AGAIN: 'the name of the host was not found just now: check the URL and the network',
  ECONNRESET: 'the connection broke before the answer came',
  UND_ERR_SOCKET: 'the connection broke before the answer came',
  ETIMEDOUT: 'the host does not answer: check the URL and the network',
  UND_ERR_CONNECT_TIMEOUT: 'the host does not answer: check the URL and the network',
  EHOSTUNREACH: 'the network has no way there: check the URL and the network',
};

/** Turns an error of fetch into one of the SDK's. */
export function asFetchFailure(error: unknown, api: string): OthelloError {
  const { cause } = error as { cause?: { name?: string; code?: string; message?: string } };
  if (cause?.name === 'HTTPParserError' || cause?.code?.startsWith('HPE_'))
    // Node 24 gives no code
    return new CallImpossible(`${api} does not speak HTTP/1.1: is it the gRPC port? Give the HTTP one`, {
      cause: error,
    });
  if (cause?.message === 'bad port') return new CallImpossible(`${api}: no fetch goes to that port: check the URL`);
  const { code = '', message = 'it is out of reach' } = cause ?? {};
  const advice = ADVICE[code] ?? untrusted(code) ?? `${message.replace(/\s+/g, ' ')}: check the URL and the network`;
  return new OutcomeUnknown(`no answer from ${api}: ${advice}`, { cause: error });
}

/**
 * Turns an HTTP answer that is no answer to a call into one of the SDK's errors.
 * @param reason the server's message, if an Othello server answered
 */
export function asStatusFailure({ status, headers }: ReplyHead, api: string, reason?: string): OthelloError {
  const told = `${api} answered ${status}`;
  if (maySendAgain({ http: status })) {
    const wait = { retryAfterMs: retryAfterMs(headers.get('retry-after')) };
    return new OutcomeUnknown(`${told}: ${reason ?? 'it can not serve calls just now'}`, wait);
  }
  if (reason !== undefined) return new CallImpossible(`${told}: ${reason}`);
  if (status === 0 || (status >= 300 && status < 400)) {
    const place = headers.get('location');
    return new CallImpossible(`${api} sends calls elsewhere${place ? `, to ${place}` : ''}: give the server's own URL`);
  }
  const type = headers.get('content-type')?.split(';')[0] ?? 'nothing';
  return new CallImpossible(`${told} with ${type}, not as an Othello server does: check the URL`);
}

/** @param header Retry-After: seconds, or a date */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return waitMs > 0 ? waitMs : undefined;
}
