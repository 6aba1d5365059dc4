import type { Transaction } from '../persistence/index.ts';
import type { Id } from './wire-id.ts';

/** What a handler knows of its call. No socket, no header: those stay with the transport. */
export class Call {
  /** who calls; "0" where no session is needed */
  readonly userId: Id;
  /** ProtocolVersion of the caller, 1 or 2 */
  readonly version: number;
  private readonly transaction: Transaction | undefined;

  constructor(caller: { userId: Id; version: number; transaction?: Transaction }) {
    this.userId = caller.userId;
    this.version = caller.version;
    this.transaction = caller.transaction;
  }

  /** the transaction that commits when the handler answers and is undone when it throws */
  get tx(): Transaction {
    if (!this.transaction) throw new Error("this procedure holds no transaction: declare it effect: 'write'");
    return this.transaction;
  }
}

/** A call that decides on rows already read; it may ask for one change, written after it answered. */
export class OptimisticCall<Seen, Change> extends Call {
  change: Change | undefined;

  constructor(
    caller: { userId: Id; version: number },
    readonly seen: Seen,
  ) {
    super(caller);
  }
}
