import { encodeMessage } from '../wire/encode.ts';

/** Concurrent requests of each round: together more than the connections that a browser keeps to one server. */
const ROUNDS = [1, 2, 4];
/** ms in which a reachable server answers such a request, over a new connection too */
const ANSWER_TIMEOUT_MS = 1000;

/** A Request of no procedure: the server refuses it without asking its database, which is an answer like any other. */
const EMPTY_REQUEST = Uint8Array.from(encodeMessage('Request', { protocolVersion: 2 }));

/**
 * Gets rid of dead connections: open ones that carry no more data. Nothing reports them, and neither fetch nor a
 * browser lets a caller choose a connection, so the next request may wait on one for ever. Here each gets a small
 * request, and is closed when that is aborted. Ends when an answer has come, since pools use the longest idle
 * connections first. Never rejects.
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
