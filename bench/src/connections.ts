/**
 * kept: alive, one a caller; one-a-call: opened and closed by each call; multiplexed: one for all callers, where each keeps a
 * stream open one for every STREAMS_A_CONNECTION
 */
export const CONNECTIONS = ['none', 'kept', 'one-a-call', 'multiplexed'] as const;
export type Connections = (typeof CONNECTIONS)[number];

/** What a server allows at once: a stream more would wait until another ends. */
export const STREAMS_A_CONNECTION = 100;
