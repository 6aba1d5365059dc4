import type { Transaction } from '../persistence/index.ts';
import type { Id } from './wire-id.ts';

/** What a handler gets of its call; sockets and headers are not part of it. This base is that of a public read. */
export class Call {
  constructor(
    /** ProtocolVersion of the caller, 1 or 2 */
    readonly version: number,
  ) {}
}

/** Of a public procedure that writes. */
export class PublicWriteCall extends Call {
  constructor(
    version: number,
    /** commits when the handler answers and is undone when it throws */
    readonly tx: Transaction,
  ) {
    super(version);
  }
}

/** Of a procedure that reads, or streams, for the user of a session. */
export class ReadCall extends Call {
  constructor(
    version: number,
    /** who calls */
    readonly userId: Id,
  ) {
    super(version);
  }
}

/** Of a procedure that writes for the user of a session. */
export class WriteCall extends ReadCall {
  constructor(
    { version, userId }: ReadCall,
    /** commits with the stored answers when the handler answers, and is undone when it throws */
    readonly tx: Transaction,
  ) {
    super(version, userId);
  }
}

/** Of a procedure with optimistic rows. `seen`: the rows to decide on, as they were read. */
export class OptimisticCall<Seen> extends ReadCall {
  constructor(
    { version, userId }: ReadCall,
    readonly seen: Seen,
  ) {
    super(version, userId);
  }
}
