/** kept: alive, one a caller; one-a-call: opened and closed by each call; multiplexed: one for all callers */
export const CONNECTIONS = ['none', 'kept', 'one-a-call', 'multiplexed'] as const;
export type Connections = (typeof CONNECTIONS)[number];
