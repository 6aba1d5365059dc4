import { encodeMessage } from '../wire/encode.ts';

/** Requests at once, round by round: together more than the connections that a browser keeps to one server. */
const ROUNDS = [1, 2, 4];
/** ms in which a server that is there answers one, over a new connection too */
const ANSWER_TIMEOUT_MS = 1000;

/** A Request of no procedure: the server refuses it without a look at its database, as an answer like any other. */
const EMPTY_REQUEST = Uint8Array.from(encodeMessage('Request', { protocolVersion: 2 }));

/**
 * Leaves connections that are open and carry nothing any more. Nothing reports them, and neither fetch nor a browser
 * lets its caller choose one: whatever goes out next may wait on one for ever. Each takes a request here, and is closed
 * as that is given up. Ends once an answer has come, since pools give first what idles first; never throws.
 */
export async function leaveDeadConnections(
  send: (body: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  for (const count of ROUNDS) {
    const stop = new AbortController();
    const abort = () => stop.abort();
    const timer = setTimeout(abort, ANSWER_TIMEOUT_MS);
    signal.addEventListener('abort', abort, { once: true });
    const sent = Array.from({ length: count }, () => send(EMPTY_REQUEST, stop.signal));
    void Promise.allSettled(sent).then(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    });
    const isAnswered = await Promise.any(sent).then(
      () => true,
      () => false,
    );
    if (isAnswered || signal.aborted) return;
  }
}
