import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';

/** What a person can do, by the code that Node gives for it. Browsers tell no code. */
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

/** What fetch throws, as one of the SDK's own. */
export function asFetchFailure(error: unknown, api: string): OthelloError {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  if (cause?.code?.startsWith('HPE_'))
    return new CallImpossible(`${api} does not speak HTTP/1.1: is it the gRPC port? Give the HTTP one`, {
      cause: error,
    });
  if (cause?.message === 'bad port') return new CallImpossible(`${api}: no fetch goes to that port: check the URL`);
  const advice =
    ADVICE[cause?.code ?? ''] ?? `${cause?.message ?? 'it is out of reach'}: check the URL and the network`;
  return new OutcomeUnknown(`no answer from ${api}: ${advice}`, { cause: error });
}

/** @param header Retry-After: seconds, or a date */
export function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return waitMs > 0 ? waitMs : undefined;
}
