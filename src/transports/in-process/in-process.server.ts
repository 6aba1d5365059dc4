import { Injectable } from '@nestjs/common';
import { Dispatcher, type Outcome } from '../../rpc/dispatcher.ts';
import { ProcedureRegistry } from '../../rpc/registry.ts';

/** What another door finds in headers. */
export interface Caller {
  token?: string;
  seqNo?: number;
  /** ProtocolVersion, by default 2 */
  version?: number;
}

/** The door without a wire: the cheapest test, and the zero of every comparison. */
@Injectable()
export class InProcessServer {
  constructor(
    private readonly registry: ProcedureRegistry,
    private readonly dispatcher: Dispatcher,
  ) {}

  call(name: string, request: object, { token, seqNo, version = 2 }: Caller = {}): Promise<Outcome> {
    const procedure = this.registry.byName.get(name);
    return this.dispatcher.dispatch({ procedure, request, version, token, seqNo, deadlineMs: undefined });
  }
}
