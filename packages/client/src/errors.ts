import type { AnyResponse, ResultCodeName } from './names.ts';

/** What marks the prototypes of the classes below, the same in every copy of this package. */
const KIND = Symbol.for('@othello-rpc/client error');

interface Marked {
  [KIND]?: string;
}

/**
 * The base of all errors of calls. (An aborted call rejects with its signal's reason instead.) The message is one line.
 */
export class OthelloError extends Error {
  override readonly name: string = 'OthelloError';

  /**
   * `instanceof` holds for errors of another copy of this package too, which have classes of their own: a team's package
   * may depend on the SDK and get a second copy with the server's `testing`.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    const kind: unknown = Object.hasOwn(this.prototype, KIND) ? (this.prototype as Marked)[KIND] : undefined;
    if (kind === undefined) return false;
    for (let each: unknown = value; typeof each === 'object' && each !== null; each = Object.getPrototypeOf(each))
      if (Object.hasOwn(each, KIND) && (each as Marked)[KIND] === kind) return true;
    return false;
  }
}

/** A rule refused the call: it was answered, and nothing was done. Sent again it would get the same answer. */
export class CallRefused extends OthelloError {
  override readonly name = 'CallRefused';

  /**
   * @param procedure what was called; Subscribe when a watched room's stream was refused
   * @param code `ErrorNotYourTurn` say
   * @param answer the server's message for a person, and all answers, the refusal first: with a refused GamePut comes
   * the RspGameSync that shows where the game stands
   */
  constructor(
    readonly procedure: string,
    readonly code: ResultCodeName,
    answer: { reason: string; responses: readonly AnyResponse[] },
  ) {
    super(`${procedure}: ${answer.reason} (${code})`);
    this.reason = answer.reason;
    this.responses = answer.responses;
  }

  /** the server's message for a person */
  readonly reason: string;
  readonly responses: readonly AnyResponse[];
}

/**
 * The answer was lost or never made: outcome unknown, safe to send again. One class for every way in which a transport
 * says so (fetch's TypeError, UNAVAILABLE, CANCELLED, ABORTED, a time-out, 409, 429, 500, 503, a connection reset).
 * A call rejects with it once its attempts are spent.
 */
export class OutcomeUnknown extends OthelloError {
  override readonly name = 'OutcomeUnknown';
  /** ms that the server asks to wait before the next attempt, if it does */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { cause, retryAfterMs }: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, { cause });
    this.retryAfterMs = retryAfterMs;
  }
}

/** No attempt could succeed: a malformed call, a wrong address, something there that is no Othello server. */
export class CallImpossible extends OthelloError {
  override readonly name = 'CallImpossible';
}

for (const [kind, { prototype }] of Object.entries({ OthelloError, CallRefused, OutcomeUnknown, CallImpossible }))
  Object.defineProperty(prototype, KIND, { value: kind });
