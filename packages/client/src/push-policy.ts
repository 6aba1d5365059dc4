/** Time-outs and waits of a watched room's stream. */
export interface PushPolicy {
  /** ms until a room is polled over whose stream nothing has come yet; 2000 */
  pollAfterMs: number;
  /** ms until an attempt at a stream is given up over which nothing has come yet; 6000: the server gives itself 4500 */
  openTimeoutMs: number;
  /** ms without a message after which a stream is dead; 11 000: the server is asked for two heartbeats in that time */
  silenceTimeoutMs: number;
  /** ms that a stream may be behind an answer before it counts as dead; 5000 */
  lagTimeoutMs: number;
  /** ms after which an open stream counts as steady, so that failures before it are forgotten; 10 000 */
  steadyAfterMs: number;
  /**
   * ms before the second attempt at a stream, doubled before each later one: a random half to all of it is waited; 200
   */
  backoffMs: number;
  /** longest wait, in ms; also the wait where the server, or a proxy before it, has no streams; 30 000 */
  backoffCeilingMs: number;
}

export const PUSH_POLICY: PushPolicy = {
  pollAfterMs: 2000,
  openTimeoutMs: 6000,
  silenceTimeoutMs: 11_000,
  lagTimeoutMs: 5000,
  steadyAfterMs: 10_000,
  backoffMs: 200,
  backoffCeilingMs: 30_000,
};

/** seconds: a server sends heartbeats no more often than this */
const SHORTEST_HEARTBEAT_S = 5;
/** seconds between two heartbeats of a server that was not asked for another interval */
export const USUAL_HEARTBEAT_S = 15;

/**
 * The interval that the server is asked for: two heartbeats and a second for the network fit into the silence after
 * which a stream counts as dead, so one heartbeat may be lost.
 */
export function heartbeatSecondsOf({ silenceTimeoutMs }: Pick<PushPolicy, 'silenceTimeoutMs'>): number {
  const seconds = Math.floor((silenceTimeoutMs - 1000) / 2000);
  return Math.min(USUAL_HEARTBEAT_S, Math.max(SHORTEST_HEARTBEAT_S, seconds));
}
