const UNITS_MS: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1000, m: 1, u: 1e-3, n: 1e-6 };

/** the longest time that setTimeout takes, in ms: about 24.8 days */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** for the client: what a `grpc-timeout` has to look like */
export const GRPC_TIMEOUT_FORM = 'grpc-timeout is 1 to 8 digits and one of H, M, S, m, u, n: send 5S, say';

/** A `grpc-timeout` in ms; undefined: it can't be read. */
export function grpcTimeoutMs(timeout: unknown): number | undefined {
  const [, amount, unit = ''] = (typeof timeout === 'string' && /^(\d{1,8})([HMSmun])$/.exec(timeout)) || [];
  return amount === undefined ? undefined : Number(amount) * (UNITS_MS[unit] ?? 0);
}
