/** A limit that the calls of a procedure count for (RateLimits). */
export type ProcedureLimit = 'logins' | 'registrations' | 'rooms';

/** What is left of a limit, for headers. */
export interface Allowance {
  limit: number;
  /** below 0: this call was too many */
  remaining: number;
  /** ms until all of it is there again */
  resetMs: number;
}

/** Whether callers are told what is left: a caller that is far from a limit gets no headers about it. */
export const isWorthTelling = ({ limit, remaining }: Allowance): boolean => remaining * 2 <= limit;
