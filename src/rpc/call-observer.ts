import type { FailureKind } from './failures.ts';
import type { Invocation, Opened, Outcome } from './invocation.ts';

/** Is told of every call. None is provided when nobody wants to know. Its methods must not throw. */
export abstract class CallObserver {
  /**
   * A call has its outcome, or a stream was opened or refused.
   * @param ms since the dispatcher took the call
   */
  abstract answered(invocation: Invocation, outcome: Outcome | Opened, ms: number): void;

  /** A call was refused before the dispatcher could take it: it could not be read, or the node is full. */
  abstract refused(kind: FailureKind): void;
}
